using System.Text;
using Cluster.Compute.Signals.Formats;
using CsCheck;

namespace Cluster.Compute.Tests.Signals.Formats;

public class MatFileTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Doubles_are_read_from_either_byte_order_plain_and_compressed(bool littleEndian, bool compressed)
    {
        var written = new MatWriter(littleEndian, compressed).Doubles("X105_DE_time", 1.5, -2, 1e-3).Doubles("X105RPM", 1797);

        var file = MatFile.Read(written.Bytes);

        Assert.Equal(["X105_DE_time", "X105RPM"], file.Variables.Select(variable => variable.Name));
        Assert.Equal([3, 1], file.Variables[0].Dims);
        Assert.Equal([1.5, -2, 1e-3], file.Numeric("*_DE_time").ToDoubles());
        Assert.Equal([1.5f, -2, 1e-3f], file.Numeric("X105_DE_time").ToFloats());
    }

    public static TheoryData<uint, uint, byte[], double, string> NumberClasses => new()
    {
        { 6, 9, BitConverter.GetBytes(-0.25), -0.25, "double" },
        { 7, 7, BitConverter.GetBytes(2.5f), 2.5, "single" },
        { 8, 1, [0xfe], -2, "int8" },
        { 9, 2, [200], 200, "uint8" },
        { 10, 3, BitConverter.GetBytes((short)-300), -300, "int16" },
        { 11, 4, BitConverter.GetBytes((ushort)60000), 60000, "uint16" },
        { 12, 5, BitConverter.GetBytes(-70000), -70000, "int32" },
        { 13, 6, BitConverter.GetBytes(4000000000), 4000000000, "uint32" },
        { 14, 12, BitConverter.GetBytes(-5000000000), -5000000000, "int64" },
        { 15, 13, BitConverter.GetBytes(5000000000UL), 5000000000, "uint64" },
        { 6, 2, [7], 7, "double" },
    };

    [Theory]
    [MemberData(nameof(NumberClasses))]
    public void Every_number_class_is_read_in_both_byte_orders(uint matClass, uint type, byte[] one, double value, string name)
    {
        foreach (var littleEndian in new[] { true, false })
        {
            var writer = new MatWriter(littleEndian);
            byte[] two = [.. writer.Ordered(one), .. writer.Ordered(one)];
            var array = MatFile.Read(writer.Add(writer.Array("a", matClass, [1, 2], type, two)).Bytes).Numeric("a");

            Assert.Equal([value, value], array.ToDoubles());
            Assert.Equal(name, array.NumberClass);
        }
    }

    [Fact]
    public void Compressed_data_that_asks_for_a_dictionary_is_refused()
    {
        var file = new MatWriter(compressed: true).Doubles("x", 1, 2, 3).Bytes;
        // Behind the header of the file and the tag: the second byte of the zlib header, with its dictionary bit and a check that fits.
        file[128 + 8 + 1] = 0xbb;
        file[128 + 8] = 0x78;

        Assert.Contains("expected zlib data, found damage", Assert.Throws<SignalFormatException>(() => MatFile.Read(file)).Message);
    }

    [Fact]
    public void Structs_cells_and_text_nest()
    {
        var writer = new MatWriter(compressed: true);
        var inner = writer.Struct("", [1, 1], ["rate"], writer.Array("", 6, [1, 1], 9, writer.Numbers(25)));
        var bearing = writer.Struct("bearing", [1, 1], ["gs", "sr", "more"],
            writer.Array("", 6, [3, 1], 9, writer.Numbers(1, 2, 3)),
            writer.Array("", 6, [1, 1], 9, writer.Numbers(48828)),
            inner);
        var note = writer.Array("note", 4, [2, 2], 4, Encoding.Unicode.GetBytes("acbd"));
        var cell = writer.Cell("cell", [1, 2], writer.Array("", 6, [1, 1], 9, writer.Numbers(4)), writer.Matrix());

        var file = MatFile.Read(writer.Add(bearing).Add(note).Add(cell).Bytes);

        Assert.Equal([1, 2, 3], file.Numeric("bearing.gs").ToDoubles());
        Assert.Equal([48828], file.Numeric("bearing.s*").ToDoubles());
        Assert.Equal("bearing.more.rate", file.Numeric("bearing.more.rate").Name);
        Assert.Equal("ab\ncd", Assert.IsType<MatText>(file.Variables[1]).Text);
        var cells = Assert.IsType<MatCell>(file.Variables[2]).Cells;
        Assert.Equal([4], Assert.IsType<MatNumeric>(cells[0]).ToDoubles());
        Assert.Equal(0, cells[1].Count);
    }

    [Fact]
    public void Complex_array_beside_a_signal_is_refused_only_when_asked_for()
    {
        var writer = new MatWriter();
        var complex = writer.Matrix(writer.Head("z", 6, [1, 1], 0x0800),
            writer.Element(9, writer.Numbers(1)), writer.Element(9, writer.Numbers(2)));
        var file = MatFile.Read(writer.Add(complex).Doubles("x", 1).Bytes);

        Assert.Equal([1], file.Numeric("x").ToDoubles());
        var error = Assert.Throws<SignalFormatException>(() => file.Numeric("z"));
        Assert.Contains("found a complex array (variable 'z')", error.Message);
    }

    [Fact]
    public void Ambiguous_and_missing_names_list_what_is_there()
    {
        var file = MatFile.Read(new MatWriter().Doubles("X98_DE_time", 1).Doubles("X99_DE_time", 2).Bytes);

        Assert.Contains("X98_DE_time (a double array, 1x1), X99", Throws(() => file.Numeric("*_DE_time")).Message);
        Assert.Contains("expected a variable 'x', found X98", Throws(() => file.Numeric("x")).Message);
    }

    [Fact]
    public void Other_versions_are_recognised_and_refused()
    {
        byte[] hdf5 = [.. Encoding.ASCII.GetBytes("MATLAB 7.3 MAT-file".PadRight(512)), 0x89, .. "HDF\r\n\x1a\n"u8, 0, 0, 0, 0];
        byte[] v4 = [0, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, (byte)'x', 0, .. new byte[200]];

        Assert.Contains("MAT v7.3 (HDF5)", Throws(() => MatFile.Read(hdf5)).Message);
        Assert.Contains("MAT v4", Throws(() => MatFile.Read(v4)).Message);
        Assert.Contains("a file of 3 bytes", Throws(() => MatFile.Read(new byte[] { 1, 2, 3 })).Message);
        Assert.Contains("'RIFF", Throws(() => MatFile.Read(Encoding.ASCII.GetBytes("RIFF".PadRight(200)))).Message);
    }

    [Fact]
    public void Truncated_variable_says_where_and_what_was_expected()
    {
        var whole = new MatWriter().Doubles("x", 1, 2, 3).Bytes;

        var error = Throws(() => MatFile.Read(whole.AsMemory(0, whole.Length - 9)));

        Assert.Equal(128, error.Offset);
        Assert.Contains("expected a variable of 72 bytes, found 63 bytes before the end", error.Message);
    }

    [Fact]
    public void Length_that_belies_the_dimensions_is_refused_with_the_variable()
    {
        var writer = new MatWriter();
        var error = Throws(() => MatFile.Read(writer.Add(writer.Array("x", 6, [5, 1], 9, writer.Numbers(1, 2))).Bytes));

        Assert.Equal("x", error.Variable);
        Assert.Contains("expected 5 numbers of 8 bytes for dimensions 5x1, found 16 bytes", error.Message);
    }

    [Fact]
    public void Dimensions_that_overflow_are_refused()
    {
        var writer = new MatWriter();
        var huge = writer.Array("x", 6, [int.MaxValue, int.MaxValue, int.MaxValue], 9, writer.Numbers(1));
        Assert.Contains("at most 2147483647 elements", Throws(() => MatFile.Read(writer.Add(huge).Bytes)).Message);

        var structs = new MatWriter();
        var many = structs.Struct("s", [1_000_000, 1_000], ["a", "b", "c"]);
        Assert.Contains("3000000000 nested arrays", Throws(() => MatFile.Read(structs.Add(many).Bytes)).Message);
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_refused()
    {
        var writer = new MatWriter();
        var nested = writer.Array("", 6, [1, 1], 9, writer.Numbers(1));
        for (var i = 0; i < 40; i++)
            nested = writer.Cell(i == 39 ? "deep" : "", [1, 1], nested);

        Assert.Contains("at most 16 levels", Throws(() => MatFile.Read(writer.Add(nested).Bytes)).Message);
    }

    [Fact]
    public void Decompression_bomb_stops_at_the_limit()
    {
        var writer = new MatWriter(compressed: true);
        var bomb = writer.Add(writer.Array("x", 9, [4_000_000, 1], 2, new byte[4_000_000])).Bytes;

        Assert.True(bomb.Length < 40_000);
        Assert.Contains("a decompression bomb?", Throws(() => MatFile.Read(bomb, new FormatLimits(ExpandedBytes: 1_000_000))).Message);
        Assert.Equal(4_000_000, MatFile.Read(bomb).Numeric("x").Count);
    }

    [Fact]
    public void Too_many_arrays_are_refused()
    {
        var writer = new MatWriter(compressed: true);
        var cells = writer.Cell("c", [1, 1000], [.. Enumerable.Repeat(writer.Matrix(), 1000)]);
        Assert.Contains("at most 500 arrays", Throws(() => MatFile.Read(writer.Add(cells).Bytes, new FormatLimits(Arrays: 500))).Message);
    }

    [Fact]
    public void Damaged_bytes_never_escape_as_another_exception()
    {
        var damage =
            from compressed in Gen.Bool
            from littleEndian in Gen.Bool
            from flips in Gen.Select(Gen.Int[0, 4000], Gen.Byte[1, 255]).Array[0, 6]
            from kept in Gen.Int[1, 1000]
            select (compressed, littleEndian, flips, kept);

        damage.Sample(one =>
        {
            var bytes = Everything(one.littleEndian, one.compressed);
            foreach (var (at, mask) in one.flips)
                bytes[at % bytes.Length] ^= mask;
            var cut = bytes.AsMemory(0, bytes.Length * one.kept / 1000);
            try
            {
                foreach (var array in MatFile.Read(cut).Variables.OfType<MatNumeric>())
                    Assert.Equal(array.Count, array.ToDoubles().Length);
            }
            catch (SignalFormatException error)
            {
                Assert.Contains("found", error.Message);
            }
        }, iter: 4000, threads: 1);
    }

    [Fact]
    public void Damaged_bytes_allocate_no_more_than_a_few_files()
    {
        var random = new Cluster.Compute.Tests.Signals.SmallRandom(7);
        for (var round = 0; round < 300; round++)
        {
            var bytes = Everything(littleEndian: true, compressed: round % 2 == 0);
            for (var i = 0; i < 3; i++)
                bytes[128 + random.Next(bytes.Length - 128)] = (byte)random.Next(256);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Record.Exception(() => MatFile.Read(bytes));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        }
    }

    private static byte[] Everything(bool littleEndian, bool compressed)
    {
        var writer = new MatWriter(littleEndian, compressed);
        return writer
            .Doubles("X105_DE_time", [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i))])
            .Add(writer.Array("i", 10, [1, 1], 3, writer.Ordered(BitConverter.GetBytes((short)5))))
            .Add(writer.Array("text", 4, [1, 3], 16, [65, 66, 67]))
            .Add(writer.Struct("bearing", [1, 2], ["gs", "sr"],
                writer.Array("", 6, [2, 1], 9, writer.Numbers(1, 2)), writer.Matrix(),
                writer.Array("", 6, [2, 1], 9, writer.Numbers(1, 2)), writer.Matrix()))
            .Add(writer.Cell("cell", [1, 1], writer.Array("", 7, [1, 1], 7, writer.Ordered(BitConverter.GetBytes(1f)))))
            .Bytes;
    }

    private static SignalFormatException Throws(Action read) => Assert.Throws<SignalFormatException>(read);
}
