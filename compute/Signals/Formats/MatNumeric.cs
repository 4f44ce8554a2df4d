using System.Buffers.Binary;

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
    public double[] ToDoubles() => Convert(value => value);

    /// <summary>The values in float, rounded to nearest; what float cannot hold becomes an infinity.</summary>
    public float[] ToFloats() => Convert(value => (float)value);

    private T[] Convert<T>(Func<double, T> narrow)
    {
        var width = Width(stored);
        var values = new T[Count];
        var span = data.Span;
        for (var i = 0; i < values.Length; i++)
            values[i] = narrow(Read(span.Slice(i * width, width)));
        return values;
    }

    private double Read(ReadOnlySpan<byte> x) => (stored, littleEndian) switch
    {
        (MatType.Int8, _) => (sbyte)x[0],
        (MatType.UInt8, _) => x[0],
        (MatType.Int16, true) => BinaryPrimitives.ReadInt16LittleEndian(x),
        (MatType.Int16, false) => BinaryPrimitives.ReadInt16BigEndian(x),
        (MatType.UInt16, true) => BinaryPrimitives.ReadUInt16LittleEndian(x),
        (MatType.UInt16, false) => BinaryPrimitives.ReadUInt16BigEndian(x),
        (MatType.Int32, true) => BinaryPrimitives.ReadInt32LittleEndian(x),
        (MatType.Int32, false) => BinaryPrimitives.ReadInt32BigEndian(x),
        (MatType.UInt32, true) => BinaryPrimitives.ReadUInt32LittleEndian(x),
        (MatType.UInt32, false) => BinaryPrimitives.ReadUInt32BigEndian(x),
        (MatType.Single, true) => BinaryPrimitives.ReadSingleLittleEndian(x),
        (MatType.Single, false) => BinaryPrimitives.ReadSingleBigEndian(x),
        (MatType.Double, true) => BinaryPrimitives.ReadDoubleLittleEndian(x),
        (MatType.Double, false) => BinaryPrimitives.ReadDoubleBigEndian(x),
        (MatType.Int64, true) => BinaryPrimitives.ReadInt64LittleEndian(x),
        (MatType.Int64, false) => BinaryPrimitives.ReadInt64BigEndian(x),
        (MatType.UInt64, true) => BinaryPrimitives.ReadUInt64LittleEndian(x),
        (MatType.UInt64, false) => BinaryPrimitives.ReadUInt64BigEndian(x),
        _ => throw new InvalidOperationException($"expected a number type, found {stored}"),
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
