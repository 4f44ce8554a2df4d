using System.Text.Json.Nodes;

namespace Cluster.Web.Campaigns.Specs;

/// <summary>What a file of a specification holds, before it is known to be one.</summary>
/// <param name="Root">The values.</param>
/// <param name="Lines">The line of each value, from 1, by its path ("parameters[0].low"; the root's is empty).</param>
internal sealed record SpecDocument(JsonNode? Root, IReadOnlyDictionary<string, int> Lines)
{
    /// <summary>The greatest size of a file in bytes; the largest space anybody writes by hand is far below.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>The greatest depth of lists and mappings in each other; a specification has 5.</summary>
    public const int MostDepth = 16;

    /// <summary>The line of a value, or of what it would stand in where it is missing.</summary>
    public int LineOf(string path)
    {
        while (path.Length > 0 && !Lines.ContainsKey(path))
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        return Lines.GetValueOrDefault(path, 1);
    }

    /// <summary>The path of a member of a mapping.</summary>
    public static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>A fault of the whole file.</summary>
    public static FaultyRequestException Fault(int line, string sentence) =>
        new(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["file"] = [$"line {line}: {sentence}"] });
}
