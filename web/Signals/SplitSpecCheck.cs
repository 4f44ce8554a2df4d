using Cluster.Contracts.Signals;

namespace Cluster.Web.Signals;

/// <summary>What a split must satisfy whatever dataset it divides; the cluster checks the rest.</summary>
internal static class SplitSpecCheck
{
    private static readonly string[] _fields = ["machine", "bearing", "run", "load", "label", "severity", "window"];

    /// <summary>Notes every fault under the path of its field.</summary>
    public static void Check(SplitSpec split, string at, Faults faults) => faults
        .Require(split.Grouping.Count > 0 && split.Grouping.All(_fields.Contains), $"{at}grouping", $"names some of {string.Join(", ", _fields)}; found {Words(split.Grouping)}")
        .Require(split.ValidationGrouping is null || split.ValidationGrouping.All(_fields.Contains), $"{at}validationGrouping", $"names some of {string.Join(", ", _fields)}; found {Words(split.ValidationGrouping)}")
        .Require(split.TestFraction is >= 0 and < 1, $"{at}testFraction", $"is at least 0 and below 1; found {split.TestFraction}")
        .Require(split.ValidationFraction is >= 0 and < 1, $"{at}validationFraction", $"is at least 0 and below 1; found {split.ValidationFraction}");

    private static string Words(IReadOnlyList<string>? words) => words is { Count: > 0 } ? string.Join(", ", words) : "none";
}
