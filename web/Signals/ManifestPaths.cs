using Cluster.Contracts;

namespace Cluster.Web.Signals;

/// <summary>Which path of a manifest a chosen file is: a browser tells a file's name, not its folder.</summary>
public static class ManifestPaths
{
    private static readonly char[] Separators = [',', '"', '\r', '\n'];

    /// <summary>The path that ends in the file's name, or the name itself where the manifest has none; refuses a name that several paths share.</summary>
    public static string Of(string manifest, string fileName)
    {
        var paths = manifest.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(field => field == fileName || field.EndsWith("/" + fileName, StringComparison.Ordinal)).Distinct().ToList();
        return paths switch
        {
            [] => fileName,
            [var path] => path,
            _ => throw new CommandRefusedException($"Expected one path for the file {fileName}, found {string.Join(", ", paths)}: a browser cannot tell them apart, the API can."),
        };
    }
}
