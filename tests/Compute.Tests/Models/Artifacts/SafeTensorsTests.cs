using System.Buffers.Binary;
using System.Text;
using Cluster.Compute.Models.Artifacts;
using CsCheck;

namespace Cluster.Compute.Tests.Models.Artifacts;

public sealed class SafeTensorsTests
{
    private static readonly Gen<SafeTensor> Tensor = Gen.Select(
        Gen.Int[0, 3].Select(i => new[] { ("F32", 4), ("I64", 8), ("U8", 1), ("BF16", 2) }[i]),
        Gen.Long[0, 4].Array[0, 3],
        Gen.Byte.Array[64 * 8],
        (type, shape, bytes) => new SafeTensor(type.Item1, shape, bytes.AsMemory(0, (int)shape.Aggregate(1L, (count, length) => count * length) * type.Item2)));

    private static readonly Gen<Dictionary<string, SafeTensor>> Tensors = Gen.Dictionary(Gen.String[Gen.Char['a', 'é'], 1, 8], Tensor)[0, 6];

    [Fact]
    public void Tensors_survive_a_file_bit_for_bit() => Tensors.Sample(tensors =>
    {
        var read = SafeTensors.Read(SafeTensors.Write(tensors, new Dictionary<string, string> { ["format"] = "pt" }));
        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal(tensor.Type, read[name].Type);
            Assert.Equal(tensor.Shape, read[name].Shape);
            Assert.Equal(tensor.Bytes.ToArray(), read[name].Bytes.ToArray());
        }
    });

    [Fact]
    public void Order_of_tensors_does_not_change_the_file() => Tensors.Sample(tensors =>
        Assert.Equal(SafeTensors.Write(tensors), SafeTensors.Write(tensors.Reverse().ToDictionary())));

    [Fact]
    public void Damaged_file_is_read_or_refused_but_nothing_else() =>
        Gen.Select(Tensors, Gen.Int[0, 4000], Gen.Byte, Gen.Int[0, 4000]).Sample((tensors, at, value, cut) =>
        {
            var file = SafeTensors.Write(tensors);
            file[at % file.Length] = value;
            AssertReadOrRefused(file);
            AssertReadOrRefused(file.AsMemory(0, cut % file.Length));
        });

    [Fact]
    public void Noise_is_read_or_refused_but_nothing_else() => Gen.Byte.Array[0, 200].Sample(noise => AssertReadOrRefused(noise));

    [Theory]
    [InlineData(SafeTensorsError.BadHeader, """["a"]""", 0)]
    [InlineData(SafeTensorsError.BadHeader, """ {}""", 0)]
    [InlineData(SafeTensorsError.BadHeader, """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData(SafeTensorsError.BadHeader, """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}""", 1)]
    [InlineData(SafeTensorsError.BadHeader, """{"a":{"dtype":"U8","shape":[1]}}""", 1)]
    [InlineData(SafeTensorsError.BadHeader, """{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}""", 1)]
    [InlineData(SafeTensorsError.BadHeader, """{"__metadata__":{"a":1}}""", 0)]
    [InlineData(SafeTensorsError.BadHeader, """{"a":[[[[[[]]]]]]}""", 0)]
    [InlineData(SafeTensorsError.UnknownType, """{"a":{"dtype":"Q9","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData(SafeTensorsError.BadShape, """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData(SafeTensorsError.BadShape, """{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1)]
    [InlineData(SafeTensorsError.BadShape, """{"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0)]
    [InlineData(SafeTensorsError.BadOffsets, """{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2)]
    [InlineData(SafeTensorsError.BadOffsets, """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 2)]
    [InlineData(SafeTensorsError.BadOffsets, """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 1)]
    [InlineData(SafeTensorsError.BadOffsets, """{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}""", 1)]
    [InlineData(SafeTensorsError.BadOffsets, """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3)]
    public void Malformed_file_is_refused_with_its_reason(SafeTensorsError expected, string header, int data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + data];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)json.Length);
        json.CopyTo(file, 8);
        Assert.Equal(expected, Assert.Throws<SafeTensorsException>(() => SafeTensors.Read(file)).Error);
    }

    [Theory]
    [InlineData(ulong.MaxValue, SafeTensorsError.HeaderTooLarge)]
    [InlineData(SafeTensors.MaxHeader + 1, SafeTensorsError.HeaderTooLarge)]
    [InlineData(SafeTensors.MaxHeader, SafeTensorsError.Truncated)]
    [InlineData(3, SafeTensorsError.Truncated)]
    public void Length_of_the_header_is_not_believed(ulong length, SafeTensorsError expected)
    {
        var file = new byte[10];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.Equal(expected, Assert.Throws<SafeTensorsException>(() => SafeTensors.Read(file)).Error);
    }

    private static void AssertReadOrRefused(ReadOnlyMemory<byte> file)
    {
        try
        {
            Assert.NotNull(SafeTensors.Read(file));
        }
        catch (SafeTensorsException e)
        {
            Assert.True(Enum.IsDefined(e.Error));
        }
    }
}
