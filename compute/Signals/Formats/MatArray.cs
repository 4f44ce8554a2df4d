namespace Cluster.Compute.Signals.Formats;

/// <summary>A variable, field or cell of a MAT file.</summary>
public abstract class MatArray(string name, int[] dims)
{
    /// <summary>The variable's name, or the path to it (<c>bearing.gs</c>, <c>list{3}</c>).</summary>
    public string Name { get; } = name;

    /// <summary>Rows, columns, then further dimensions; values are stored column by column.</summary>
    public IReadOnlyList<int> Dims { get; } = dims;

    /// <summary>Number of elements.</summary>
    public int Count { get; } = dims.Contains(0) ? 0 : dims.Aggregate(1, (product, dim) => checked(product * dim));

    /// <summary>Dimensions as MATLAB writes them: <c>121265x1</c>.</summary>
    public string Shape => string.Join('x', Dims);

    /// <summary>What the array holds, for error texts: "a double array", "a struct".</summary>
    public abstract string Kind { get; }
}
