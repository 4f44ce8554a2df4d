using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Formats.Export;
using Parquet;
using Parquet.Serialization;

namespace Cluster.Compute.Tests.Signals.Formats;

public class ParquetTests
{
    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Gzip)]
    public async Task Files_of_a_second_implementation_are_read(CompressionMethod compression)
    {
        var rows = Enumerable.Range(0, 500).Select(i => new Row { Time = i / 100.0, Value = i % 7 - 3.5f, Count = i, Maybe = i }).ToArray();
        using var bytes = new MemoryStream();
        await ParquetSerializer.SerializeAsync(rows, bytes, new ParquetOptions { CompressionMethod = compression });
        var file = SignalFile.Open(bytes.ToArray());

        Assert.Equal(rows.Select(row => row.Time), file.One("Time").Read().ToDoubles());
        Assert.Equal(rows.Select(row => row.Value), file.One("Value").Read().ToFloats());
        Assert.Equal(rows.Select(row => (double)row.Count), file.One("Count").Read().ToDoubles());
        Assert.Equal(rows.Select(row => row.Maybe!.Value), file.One("Maybe").Read().ToDoubles());
    }

    [Fact]
    public async Task Second_implementation_reads_what_is_exported()
    {
        var signal = new ExportedSignal(FormatSamples.Values.Length, 12000, [new("rate_hz", "12000"), new("unit", "g")]);
        using var bytes = new MemoryStream(SignalEncoder.Whole(SignalExportFormat.Parquet, signal, FormatSamples.Values));
        await using var reader = await ParquetReader.CreateAsync(bytes);

        Assert.Equal("12000", reader.CustomMetadata["rate_hz"]);
        bytes.Position = 0;
        var rows = await ParquetSerializer.DeserializeAsync<Exported>(bytes);
        Assert.Equal(FormatSamples.Values, rows.Data.Select(row => row.value));
    }

    [Fact]
    public async Task Row_without_a_number_is_named()
    {
        using var bytes = new MemoryStream();
        await ParquetSerializer.SerializeAsync<Row>([new() { Maybe = 1 }, new() { Maybe = null }, new() { Maybe = 3 }], bytes);

        Assert.Contains("found an empty one at row 1", Assert.Throws<SignalFormatException>(() => SignalFile.Open(bytes.ToArray()).One("Maybe").Read()).Message);
    }

    private sealed class Row
    {
        public double Time { get; set; }

        public float Value { get; set; }

        public int Count { get; set; }

        public double? Maybe { get; set; }
    }

    private sealed class Exported
    {
        public float value { get; set; }
    }
}
