namespace Cluster.Compute.Signals.Formats;

/// <summary>A real numeric or logical array; its bytes stay as stored until they are asked for.</summary>
public sealed class MatNumeric : MatArray
{
    private readonly ReadOnlyMemory<byte> data;
    private readonly MatType stored;
    private readonly bool littleEndian;

    internal MatNumeric(
        string name, int[] dims, string numberClass, ReadOnlyMemory<byte> data, MatType stored, bool littleEndian)
        : base(name, dims)
    {
        this.data = data;
        this.stored = stored;
        this.littleEndian = littleEndian;
        NumberClass = numberClass;
    }

    /// <summary>The class in MATLAB: double, single, int8 to uint64, logical.</summary>
    public string NumberClass { get; }

    public override string Kind => $"a {NumberClass} array";

    /// <summary>True for n x 1, 1 x n and single numbers.</summary>
    public bool IsVector => Dims.Count(dim => dim != 1) <= 1;

    /// <summary>The values in double; 64-bit integers beyond 2^53 are rounded.</summary>
    public double[] ToDoubles() => Raw.ToDoubles();

    /// <summary>The values in float, rounded to nearest; what float cannot hold becomes an infinity.</summary>
    public float[] ToFloats() => Raw.ToFloats();

    /// <summary>The numbers as they are stored.</summary>
    internal RawNumbers Raw => new(data, NumbersOf(stored), littleEndian, Count, 0, Width(stored));

    private static NumberKind NumbersOf(MatType type) => type switch
    {
        MatType.Int8 => NumberKind.Int8,
        MatType.UInt8 => NumberKind.UInt8,
        MatType.Int16 => NumberKind.Int16,
        MatType.UInt16 => NumberKind.UInt16,
        MatType.Int32 => NumberKind.Int32,
        MatType.UInt32 => NumberKind.UInt32,
        MatType.Single => NumberKind.Float32,
        MatType.Double => NumberKind.Float64,
        MatType.Int64 => NumberKind.Int64,
        MatType.UInt64 => NumberKind.UInt64,
        _ => throw new InvalidOperationException($"expected a number type, found {type}"),
    };

    /// <summary>Bytes of one value, 0 for types that are no numbers.</summary>
    internal static int Width(MatType type) => type switch
    {
        MatType.Int8 or MatType.UInt8 => 1,
        MatType.Int16 or MatType.UInt16 => 2,
        MatType.Int32 or MatType.UInt32 or MatType.Single => 4,
        MatType.Double or MatType.Int64 or MatType.UInt64 => 8,
        _ => 0,
    };
}
