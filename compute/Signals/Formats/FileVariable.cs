namespace Cluster.Compute.Signals.Formats;

/// <summary>A variable, column, channel or dataset of a recording file. Its numbers are read when they are asked for.</summary>
public sealed class FileVariable
{
    private readonly Func<RawNumbers>? read;

    internal FileVariable(string name, string kind, IReadOnlyList<long> dims, Func<RawNumbers>? read)
    {
        (Name, Kind, Dims, this.read) = (name, kind, dims, read);
        // Saturating: the product of declared dimensions is a number to show, never one to allocate.
        Count = dims.Contains(0) ? 0 : dims.Aggregate(1L, (product, dim) => product > long.MaxValue / dim ? long.MaxValue : product * dim);
    }

    /// <summary>The name, or the path to it: <c>X105_DE_time</c>, <c>bearing.gs</c>, <c>list{3}</c>, <c>matrix.2</c> for its second channel.</summary>
    public string Name { get; }

    /// <summary>What it holds, for sentences: "a double array", "a column".</summary>
    public string Kind { get; }

    /// <summary>Its dimensions, in the file's order.</summary>
    public IReadOnlyList<long> Dims { get; }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>Dimensions as words: <c>121265x1</c>.</summary>
    public string Shape => string.Join('x', Dims);

    /// <summary>True where it holds real numbers.</summary>
    public bool IsNumeric => read is not null;

    /// <summary>True for n, n x 1, 1 x n and single numbers.</summary>
    public bool IsVector => IsNumeric && Dims.Count(dim => dim != 1) <= 1;

    /// <summary>True for a first column of times: no signal, but it tells the rate.</summary>
    public bool IsTime { get; init; }

    /// <summary>The numbers; throws <see cref="SignalFormatException"/> where the file is damaged or they are none.</summary>
    public RawNumbers Read() => read is null
        ? throw SignalFormatException.Of($"expected a real numeric array, found {Kind}", Name)
        : read();
}
