using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Cluster.Compute.Signals.Formats;

/// <summary>
/// RIFF WAVE: PCM of 8, 16, 24 or 32 bits (scaled to full scale = 1), float of 32 or 64 bits (as it is), plain or extensible. Channels are named
/// by number from 1. What the exporter wrote into the comment (<c>rate_hz=25600.5; unit=g</c>) is metadata.
/// </summary>
internal sealed class WavFile
{
    private const int Pcm = 1;
    private const int IeeeFloat = 3;
    private const int Extensible = 0xfffe;
    private const int MostChannels = 64;

    private WavFile(double rateHz, IReadOnlyList<FileVariable> variables, IReadOnlyDictionary<string, string> metadata) =>
        (RateHz, Variables, Metadata) = (rateHz, variables, metadata);

    public double RateHz { get; }

    public IReadOnlyList<FileVariable> Variables { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>True for a file that begins as RIFF WAVE.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) => file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WAVE"u8);

    public static WavFile Read(ReadOnlyMemory<byte> file)
    {
        ReadOnlyMemory<byte>? format = null, data = null;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        for (long at = 12; at + 8 <= file.Length && (format is null || data is null || metadata.Count == 0);)
        {
            var head = file.Span.Slice((int)at, 8);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var body = file.Slice((int)at + 8, (int)Math.Min(size, file.Length - at - 8));
            // A recorder that lost power leaves a length of 0 or of 4 GiB: what is there is read, whatever was promised.
            if (head.StartsWith("fmt "u8))
                format = body;
            else if (head.StartsWith("data"u8))
                data = size == 0 ? file[((int)at + 8)..] : body;
            else if (head.StartsWith("LIST"u8))
                Comment(body.Span, metadata);
            at += 8 + size + (size & 1);
        }
        if (format is not { Length: >= 16 } described || data is not { } samples)
            throw SignalFormatException.Of($"expected a WAV file with format and data, found {(format is null ? "no format" : "no data")} in {file.Length} bytes (truncated?)");
        return Of(described.Span, samples, metadata);
    }

    private static WavFile Of(ReadOnlySpan<byte> format, ReadOnlyMemory<byte> data, Dictionary<string, string> metadata)
    {
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (tag == Extensible && format.Length >= 26)
            tag = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        if (channels is < 1 or > MostChannels)
            throw SignalFormatException.Of($"expected 1 to {MostChannels} channels in a WAV file, found {channels}");
        if (rate == 0)
            throw SignalFormatException.Of("expected a sampling rate in a WAV file, found 0");
        var (kind, scale, zero) = (tag, bits) switch
        {
            (Pcm, 8) => (NumberKind.UInt8, 1.0 / 128, 128.0),
            (Pcm, 16) => (NumberKind.Int16, 1.0 / 32768, 0),
            (Pcm, 24) => (NumberKind.Int24, 1.0 / 8388608, 0),
            (Pcm, 32) => (NumberKind.Int32, 1.0 / 2147483648, 0),
            (IeeeFloat, 32) => (NumberKind.Float32, 1.0, 0),
            (IeeeFloat, 64) => (NumberKind.Float64, 1.0, 0),
            _ => throw SignalFormatException.Of(
                $"expected PCM of 8, 16, 24 or 32 bits or float of 32 or 64 bits in a WAV file, found format {tag} with {bits} bits (compressed?)"),
        };
        var width = RawNumbers.Width(kind);
        var length = data.Length / (width * channels);
        var whole = new RawNumbers(data, kind, LittleEndian: true, length * channels, 0, width, scale, zero);
        var words = tag == IeeeFloat ? $"a float {bits}-bit channel" : $"a {bits}-bit PCM channel, full scale = 1";
        var variables = Enumerable.Range(0, channels)
            .Select(channel => new FileVariable((channel + 1).ToString(CultureInfo.InvariantCulture), words, [length], () => whole.Every(channels, channel, length)))
            .ToArray();
        return new(rate, variables, metadata);
    }

    private static void Comment(ReadOnlySpan<byte> list, Dictionary<string, string> metadata)
    {
        var at = list.IndexOf("ICMT"u8);
        if (at < 0 || list.Length < at + 8)
            return;
        var size = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(list[(at + 4)..]), (uint)(list.Length - at - 8));
        foreach (var pair in Encoding.UTF8.GetString(list.Slice(at + 8, (int)size)).TrimEnd('\0').Split("; "))
        {
            var equals = pair.IndexOf('=');
            if (equals > 0)
                metadata[pair[..equals].Trim()] = pair[(equals + 1)..].Trim();
        }
    }
}
