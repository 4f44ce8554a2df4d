using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Cluster.Compute.Signals.Formats;

/// <summary>
/// Numbers as a file stores them: <paramref name="Count"/> of them, the first at <paramref name="Start"/>, each <paramref name="Stride"/> bytes
/// after the last. A value is (stored - <paramref name="Zero"/>) x <paramref name="Scale"/>.
/// </summary>
public sealed record RawNumbers(
    ReadOnlyMemory<byte> Bytes, NumberKind Kind, bool LittleEndian, int Count, long Start, int Stride, double Scale = 1, double Zero = 0)
{
    /// <summary>Adjacent numbers that fill <paramref name="bytes"/>.</summary>
    public static RawNumbers Packed(ReadOnlyMemory<byte> bytes, NumberKind kind, bool littleEndian) =>
        new(bytes, kind, littleEndian, bytes.Length / Width(kind), 0, Width(kind));

    /// <summary>Every <paramref name="step"/>th number from <paramref name="first"/> on, <paramref name="count"/> in all.</summary>
    public RawNumbers Every(int step, int first, int count) =>
        this with { Start = Start + (long)first * Stride, Stride = checked(Stride * step), Count = count };

    /// <summary>The values in float, rounded to nearest; what float cannot hold becomes an infinity.</summary>
    public float[] ToFloats()
    {
        var values = new float[Count];
        if (IsPlain(NumberKind.Float32))
        {
            MemoryMarshal.Cast<byte, float>(Whole).CopyTo(values);
            return values;
        }
        if (IsPlain(NumberKind.Float64))
        {
            var doubles = MemoryMarshal.Cast<byte, double>(Whole);
            for (var i = 0; i < values.Length; i++)
                values[i] = (float)doubles[i];
            return values;
        }
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)this[i];
        return values;
    }

    /// <summary>The values in double; 64-bit integers beyond 2^53 are rounded.</summary>
    public double[] ToDoubles()
    {
        var values = new double[Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = this[i];
        return values;
    }

    /// <summary>One value.</summary>
    public double this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var stored = Stored(Bytes.Span.Slice((int)(Start + (long)index * Stride), Width(Kind)));
            return (stored - Zero) * Scale;
        }
    }

    /// <summary>Bytes of one number.</summary>
    public static int Width(NumberKind kind) => kind switch
    {
        NumberKind.Int8 or NumberKind.UInt8 => 1,
        NumberKind.Int16 or NumberKind.UInt16 or NumberKind.Float16 => 2,
        NumberKind.Int24 => 3,
        NumberKind.Int32 or NumberKind.UInt32 or NumberKind.Float32 => 4,
        _ => 8,
    };

    private ReadOnlySpan<byte> Whole => Bytes.Span.Slice((int)Start, Count * Stride);

    private bool IsPlain(NumberKind kind) =>
        Kind == kind && Stride == Width(kind) && LittleEndian && BitConverter.IsLittleEndian && Scale == 1 && Zero == 0;

    private double Stored(ReadOnlySpan<byte> x) => (Kind, LittleEndian) switch
    {
        (NumberKind.Int8, _) => (sbyte)x[0],
        (NumberKind.UInt8, _) => x[0],
        (NumberKind.Int16, true) => BinaryPrimitives.ReadInt16LittleEndian(x),
        (NumberKind.Int16, false) => BinaryPrimitives.ReadInt16BigEndian(x),
        (NumberKind.UInt16, true) => BinaryPrimitives.ReadUInt16LittleEndian(x),
        (NumberKind.UInt16, false) => BinaryPrimitives.ReadUInt16BigEndian(x),
        (NumberKind.Int24, true) => (x[2] << 24 | x[1] << 16 | x[0] << 8) >> 8,
        (NumberKind.Int24, false) => (x[0] << 24 | x[1] << 16 | x[2] << 8) >> 8,
        (NumberKind.Int32, true) => BinaryPrimitives.ReadInt32LittleEndian(x),
        (NumberKind.Int32, false) => BinaryPrimitives.ReadInt32BigEndian(x),
        (NumberKind.UInt32, true) => BinaryPrimitives.ReadUInt32LittleEndian(x),
        (NumberKind.UInt32, false) => BinaryPrimitives.ReadUInt32BigEndian(x),
        (NumberKind.Int64, true) => BinaryPrimitives.ReadInt64LittleEndian(x),
        (NumberKind.Int64, false) => BinaryPrimitives.ReadInt64BigEndian(x),
        (NumberKind.UInt64, true) => BinaryPrimitives.ReadUInt64LittleEndian(x),
        (NumberKind.UInt64, false) => BinaryPrimitives.ReadUInt64BigEndian(x),
        (NumberKind.Float16, true) => (double)BinaryPrimitives.ReadHalfLittleEndian(x),
        (NumberKind.Float16, false) => (double)BinaryPrimitives.ReadHalfBigEndian(x),
        (NumberKind.Float32, true) => BinaryPrimitives.ReadSingleLittleEndian(x),
        (NumberKind.Float32, false) => BinaryPrimitives.ReadSingleBigEndian(x),
        (NumberKind.Float64, true) => BinaryPrimitives.ReadDoubleLittleEndian(x),
        _ => BinaryPrimitives.ReadDoubleBigEndian(x),
    };
}
