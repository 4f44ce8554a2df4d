using System.Runtime.CompilerServices;

namespace Cluster.Architecture.Tests;

/// <summary>The sources these tests look at.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    /// <summary>Every file of ours with one of these endings.</summary>
    public static IEnumerable<string> Files(params string[] endings) => Folders(Root)
        .SelectMany(Directory.GetFiles)
        .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static IEnumerable<string> Folders(string folder) => Directory.GetDirectories(folder)
        .Where(inner => Path.GetFileName(inner) is not ("artifacts" or "node_modules" or "bin" or "obj" or ".git"))
        .SelectMany(Folders)
        .Prepend(folder);

    private static string Here([CallerFilePath] string path = "") => path;
}
