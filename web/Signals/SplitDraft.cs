using Cluster.Contracts.Signals;
using Cluster.Web.Layout;

namespace Cluster.Web.Signals;

/// <summary>A split as it is typed.</summary>
public sealed class SplitDraft
{
    /// <summary>The fields a split can go by, with what they keep together.</summary>
    public static readonly IReadOnlyList<(string Key, string Title)> Groupings =
    [
        ("machine", "Machine"), ("bearing", "Bearing"), ("label,severity", "Fault and size (one physical bearing)"), ("run", "Run"),
        ("load", "Load"), ("window", "Window (leaky, for comparison only)"),
    ];

    /// <summary>Fields whose combination may never be on two sides, separated by commas.</summary>
    public string Grouping { get; set; } = "machine";

    /// <summary>Share of the groups on the test side.</summary>
    public string TestFraction { get; set; } = "0.2";

    /// <summary>Share of the rest on the validation side.</summary>
    public string ValidationFraction { get; set; } = "0.2";

    /// <summary>The field by which validation is taken, or empty for a draw.</summary>
    public string ValidationGrouping { get; set; } = "";

    /// <summary>Its values that are the validation side, separated by commas.</summary>
    public string ValidationGroups { get; set; } = "";

    /// <summary>Test groups by name, separated by commas; empty: drawn.</summary>
    public string TestGroups { get; set; } = "";

    /// <summary>Decides the draw.</summary>
    public string Seed { get; set; } = "1";

    /// <summary>The split, and into <paramref name="faults"/> what is wrong with it.</summary>
    public SplitSpec Check(Dictionary<string, string> faults)
    {
        var groups = TypedNumbers.List(TestGroups);
        var validation = TypedNumbers.List(ValidationGroups);
        if (ValidationGrouping.Length > 0 && validation.Count == 0)
            faults["validationGroups"] = $"Name the {ValidationGrouping} values to validate on, separated by commas.";
        return new SplitSpec(
            TypedNumbers.List(Grouping),
            groups.Count == 0 ? null : groups,
            TypedNumbers.Real(faults, "testFraction", TestFraction, 0.01, 0.9),
            ValidationGrouping.Length == 0 ? null : TypedNumbers.List(ValidationGrouping),
            ValidationGrouping.Length == 0 ? null : validation,
            ValidationFraction: TypedNumbers.Real(faults, "validationFraction", ValidationFraction, 0.01, 0.9),
            Seed: TypedNumbers.Whole(faults, "splitSeed", Seed, long.MinValue, long.MaxValue));
    }
}
