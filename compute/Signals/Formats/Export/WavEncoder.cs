using System.Text;

namespace Cluster.Compute.Signals.Formats.Export;

/// <summary>
/// WAV, IEEE float 32, one channel. The header holds whole numbers of Hz only: the exact rate, unit and the rest stand in the comment
/// (LIST INFO ICMT) as <c>rate_hz=25600.5; unit=g</c>.
/// </summary>
internal sealed class WavEncoder(ExportedSignal signal) : SignalEncoder
{
    public override string ContentType => "audio/wav";

    public override string Ending => ".wav";

    public override byte[] Head()
    {
        var text = Encoding.UTF8.GetBytes(string.Join("; ", signal.Metadata.Select(pair => $"{pair.Key}={pair.Value.ReplaceLineEndings(" ").Replace("; ", ", ")}")));
        var comment = new byte[(text.Length + 2) / 2 * 2];
        text.CopyTo(comment, 0);
        var data = signal.Samples * 4L;
        using var bytes = new MemoryStream();
        using var head = new BinaryWriter(bytes);
        var rate = (uint)Math.Clamp(Math.Round(signal.RateHz), 1, uint.MaxValue);
        head.Write("RIFF"u8);
        head.Write((uint)(4 + 8 + 18 + 8 + 4 + 8 + 12 + comment.Length + 8 + data));
        head.Write("WAVEfmt "u8);
        head.Write(18u);
        head.Write((ushort)3);
        head.Write((ushort)1);
        head.Write(rate);
        head.Write((uint)Math.Min(rate * 4L, uint.MaxValue));
        head.Write((ushort)4);
        head.Write((ushort)32);
        head.Write((ushort)0);
        head.Write("fact"u8);
        head.Write(4u);
        head.Write((uint)signal.Samples);
        head.Write("LIST"u8);
        head.Write((uint)(12 + comment.Length));
        head.Write("INFOICMT"u8);
        head.Write((uint)comment.Length);
        head.Write(comment);
        head.Write("data"u8);
        head.Write((uint)data);
        head.Flush();
        return bytes.ToArray();
    }

    public override byte[] Piece(ReadOnlySpan<float> samples) => Floats(samples);

    public override byte[] Tail() => [];
}
