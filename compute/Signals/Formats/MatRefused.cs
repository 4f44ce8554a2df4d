namespace Cluster.Compute.Signals.Formats;

/// <summary>An array that is present but of a kind that is no signal: complex, sparse, object, function.</summary>
public sealed class MatRefused(string name, int[] dims, string kind) : MatArray(name, dims)
{
    public override string Kind { get; } = kind;
}
