using System.Text;
using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Formats.Export;
using PureHDF;
using PureHDF.Filters;

namespace Cluster.Compute.Tests.Signals.Formats;

public class SignalFileTests
{
    private static readonly double[] Doubles = [.. FormatSamples.Values.Select(value => (double)value)];

    [Fact]
    public void Every_sample_is_recognised_by_content_and_holds_its_samples()
    {
        foreach (var (name, bytes) in FormatSamples.All())
        {
            var file = SignalFile.Open(bytes);

            Assert.Null(FileRecognition.Mismatch(name, file.Format));
            Assert.All(file.Variables.Where(one => one.IsNumeric), variable => Assert.Equal(variable.Count, variable.Read().Count));
            Assert.Contains(file.Variables, variable => variable.IsVector && variable.Count > 30);
        }
    }

    [Fact]
    public void File_under_a_wrong_name_is_said_and_read_as_what_it_is()
    {
        var wav = FormatSamples.All().Single(one => one.Name == "export.wav").Bytes;

        Assert.Equal("run1.csv is named as CSV text, its content is WAV; it is read as what it is.", FileRecognition.Mismatch("run1.csv", SignalFile.Open(wav).Format));
        Assert.Null(FileRecognition.Mismatch("run1.mat", SignalFileFormat.Hdf5));
        Assert.Null(FileRecognition.Mismatch("run1.unknown", SignalFileFormat.Csv));
    }

    [Theory]
    [InlineData("PK\u0003\u0004 xl/workbook.xml", "found a ZIP archive without NumPy arrays (an Excel workbook?)")]
    [InlineData("%PDF-1.7", "found a PDF document")]
    [InlineData("TDSm1234", "found a TDMS file, which is not read")]
    [InlineData("<html><body>", "found a web page or XML")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009", "found binary data that begins with 0102030405060708")]
    [InlineData("", "found an empty file")]
    public void File_that_is_no_recording_is_refused_by_what_it_looks_like(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<SignalFormatException>(() => SignalFile.Open(Encoding.Latin1.GetBytes(text))).Message);

    [Fact]
    public void Matlab_v73_gives_structs_cells_and_compressed_chunks()
    {
        var file = SignalFile.Open(FormatSamples.All().Single(one => one.Name == "v73.mat").Bytes);

        Assert.Equal(Doubles, file.One("x").Read().ToDoubles());
        Assert.Equal(Doubles, file.One("bearing.gs").Read().ToDoubles());
        Assert.Equal(48828, file.One("list{2}").Read()[0]);
        Assert.Equal((48828.0, "variable bearing.sr"), (file.RateHz, file.RateFrom));
    }

    [Fact]
    public void Second_implementation_reads_the_same_numbers_from_our_test_files()
    {
        var bytes = FormatSamples.All().Single(one => one.Name == "v73.mat").Bytes;
        using var file = H5File.Open(new MemoryStream(bytes));

        Assert.Equal(Doubles, file.Dataset("/x").Read<double[,]>().Cast<double>());
        Assert.Equal(Doubles, file.Dataset("/bearing/gs").Read<double[,]>().Cast<double>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(512)]
    public void Files_of_a_second_implementation_are_read(int userBlock)
    {
        var path = Path.GetTempFileName();
        try
        {
            new H5File
            {
                ["floats"] = FormatSamples.Values,
                ["chunked"] = new H5Dataset(Doubles, chunks: [25]),
                ["group"] = new H5Group { ["matrix"] = new double[,] { { 1, 2, 3, 4 }, { 5, 6, 7, 8 } }, ["short"] = new short[] { -3, 4 } },
            }.Write(path, new H5WriteOptions(UserBlockSize: (ulong)userBlock, Filters: [ShuffleFilter.Id, DeflateFilter.Id]));
            var file = SignalFile.Open(File.ReadAllBytes(path));

            Assert.Equal(FormatSamples.Values, file.One("floats").Read().ToFloats());
            Assert.Equal(Doubles, file.One("chunked").Read().ToDoubles());
            Assert.Equal([5.0, 6, 7, 8], file.One("group.matrix.2").Read().ToDoubles());
            Assert.Equal([-3.0, 4], file.One("group.short").Read().ToDoubles());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Matrix_gives_its_channels_whichever_way_it_lies()
    {
        var writer = new MatWriter();
        var mat = SignalFile.Open(writer.Add(writer.Array("m", 6, [3, 2], 9, writer.Numbers(1, 2, 3, 4, 5, 6))).Bytes);
        Assert.Equal([4.0, 5, 6], mat.One("m.2").Read().ToDoubles());

        byte[] data = [.. Enumerable.Range(1, 6).SelectMany(i => BitConverter.GetBytes((short)i))];
        Assert.Equal([2.0, 4, 6], Npy("'<i2'", "False", "(3, 2)", data).One("2").Read().ToDoubles());
        Assert.Equal([4.0, 5, 6], Npy("'<i2'", "True", "(3, 2)", data).One("2").Read().ToDoubles());
        Assert.Equal([4.0, 5, 6], Npy("'<i2'", "False", "(2, 3)", data).One("2").Read().ToDoubles());
    }

    [Fact]
    public void Numpy_objects_are_never_opened() =>
        Assert.Contains("pickled objects, which are never opened", Assert.Throws<SignalFormatException>(() => Npy("'|O'", "False", "(1,)", [1])).Message);

    [Fact]
    public void Wav_is_scaled_to_full_scale_and_its_channels_told_apart()
    {
        var file = SignalFile.Open(FormatSamples.All().Single(one => one.Name == "pcm24.wav").Bytes);

        Assert.Equal((48000.0, 2), (file.RateHz, file.Variables.Count));
        Assert.Equal((int)(FormatSamples.Values[3] * 1e6) / 8388608.0, file.One("2").Read()[1]);
    }

    [Theory]
    [InlineData(SignalExportFormat.Csv)]
    [InlineData(SignalExportFormat.Npy)]
    [InlineData(SignalExportFormat.Wav)]
    [InlineData(SignalExportFormat.Parquet)]
    public void Exported_signal_reads_back_bit_for_bit_with_its_metadata(SignalExportFormat format)
    {
        float[] values = [.. FormatSamples.Values, float.Epsilon, -float.MaxValue, 1f / 3];
        var signal = new ExportedSignal(values.Length, 25600.5, [new("rate_hz", "25600.5"), new("unit", "m/s²"), new("label", "inner; race")]);
        var encoder = SignalEncoder.Of(format, signal);
        byte[] bytes = [.. encoder.Head(), .. encoder.Piece(values.AsSpan(0, 50)), .. encoder.Piece(values.AsSpan(50)), .. encoder.Tail()];
        var file = SignalFile.Open(bytes);

        Assert.Equal(values, SignalImporter.Samples(file.Only()));
        if (format != SignalExportFormat.Npy)
            Assert.Equal((25600.5, "m/s²"), (file.RateHz, file.Metadata["unit"]));
    }

    private static SignalFile Npy(string type, string fortran, string shape, byte[] data)
    {
        var header = $"{{'descr': {type}, 'fortran_order': {fortran}, 'shape': {shape}, }}\n";
        return SignalFile.Open((byte[])[0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. data]);
    }
}
