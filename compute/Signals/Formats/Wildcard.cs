using System.IO.Enumeration;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Name patterns with <c>*</c> and <c>?</c>; case matters.</summary>
internal static class Wildcard
{
    public static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?');

    public static bool Matches(string pattern, string name)
        => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
