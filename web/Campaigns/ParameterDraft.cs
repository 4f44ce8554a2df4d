using Cluster.Contracts.Campaigns;
using Cluster.Web.Layout;

namespace Cluster.Web.Campaigns;

/// <summary>A hyperparameter as it is typed; everything is text until it is checked.</summary>
public sealed class ParameterDraft
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What values it takes.</summary>
    public ParameterKind Kind { get; set; } = ParameterKind.Float;

    /// <summary>The one value, if fixed.</summary>
    public string Value { get; set; } = "";

    /// <summary>Lower bound.</summary>
    public string Low { get; set; } = "";

    /// <summary>Upper bound.</summary>
    public string High { get; set; } = "";

    /// <summary>Step; a grid needs one.</summary>
    public string Step { get; set; } = "";

    /// <summary>Whether the scale is logarithmic; null until somebody chooses, then it follows the bounds.</summary>
    public bool? Log { get; set; }

    /// <summary>The choices, separated by commas.</summary>
    public string Choices { get; set; } = "";

    /// <summary>The parameter it depends on, or empty.</summary>
    public string Parent { get; set; } = "";

    /// <summary>The parent's values with which it exists, separated by commas.</summary>
    public string ParentValues { get; set; } = "";

    /// <summary>Whether the scale is logarithmic: as chosen, else where the bounds span two decades or more.</summary>
    public bool IsLog => Log ?? (TypedNumbers.TryRead(Low, out var low) && TypedNumbers.TryRead(High, out var high) && low > 0 && high / low >= 100 && Step.Length == 0);
}
