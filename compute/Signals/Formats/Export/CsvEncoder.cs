using System.Globalization;
using System.Text;

namespace Cluster.Compute.Signals.Formats.Export;

/// <summary>CSV: lines <c># key: value</c>, the header <c>time_s,value</c>, one row a sample; numbers read back to the same bits.</summary>
internal sealed class CsvEncoder(ExportedSignal signal) : SignalEncoder
{
    private long written;

    public override string ContentType => "text/csv; charset=utf-8";

    public override string Ending => ".csv";

    public override byte[] Head()
    {
        var head = new StringBuilder();
        foreach (var (key, value) in signal.Metadata)
            head.Append("# ").Append(key).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');
        return Encoding.UTF8.GetBytes(head.Append("time_s,value\n").ToString());
    }

    public override byte[] Piece(ReadOnlySpan<float> samples)
    {
        var rows = new StringBuilder(samples.Length * 24);
        foreach (var sample in samples)
            rows.Append(CultureInfo.InvariantCulture, $"{written++ / signal.RateHz:R},{sample:R}\n");
        return Encoding.UTF8.GetBytes(rows.ToString());
    }

    public override byte[] Tail() => [];
}
