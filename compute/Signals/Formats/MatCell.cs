namespace Cluster.Compute.Signals.Formats;

/// <summary>A cell array.</summary>
public sealed class MatCell(string name, int[] dims, MatArray[] cells) : MatArray(name, dims)
{
    public IReadOnlyList<MatArray> Cells { get; } = cells;

    public override string Kind => "a cell array";
}
