namespace Cluster.Compute.Signals.Features;

/// <summary>
/// One of the 36 features: its name, its unit (<c>unit</c> stands for the unit of the signal, <c>1</c> for a pure number),
/// its formula as text, and whether it is NaN without a known speed.
/// </summary>
public sealed record FeatureDefinition(string Name, string Unit, string Formula, bool NeedsSpeed = false);
