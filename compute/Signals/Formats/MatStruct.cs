namespace Cluster.Compute.Signals.Formats;

/// <summary>A struct or struct array.</summary>
public sealed class MatStruct : MatArray
{
    private readonly MatArray[] values;

    internal MatStruct(string name, int[] dims, string[] fields, MatArray[] values)
        : base(name, dims)
    {
        Fields = fields;
        this.values = values;
    }

    public IReadOnlyList<string> Fields { get; }

    public override string Kind => "a struct";

    /// <summary>The fields of all elements, element by element.</summary>
    public IReadOnlyList<MatArray> Values => values;

    /// <summary>The field of one element of the struct array, or null where the struct has no such field.</summary>
    public MatArray? Field(string field, int element = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(element);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(element, Count);
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i] == field)
                return values[element * Fields.Count + i];
        }
        return null;
    }
}
