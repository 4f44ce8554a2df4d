namespace Cluster.Compute.Signals.Splits;

/// <summary>A split that cannot be made, or must not: a group on two sides, an empty side, a label never trained on.</summary>
public sealed class SplitException(string message, string? group = null) : Exception(message)
{
    /// <summary>The group at fault, where one is.</summary>
    public string? Group { get; } = group;
}
