using System.Globalization;
using System.Text;

namespace Cluster.Compute.Signals.Formats.Export;

/// <summary>NPY version 1: a float32 vector.</summary>
internal sealed class NpyEncoder(ExportedSignal signal) : SignalEncoder
{
    public override string ContentType => "application/octet-stream";

    public override string Ending => ".npy";

    public override byte[] Head()
    {
        var header = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({signal.Samples},), }}");
        // Data begins at a multiple of 64 bytes; the header ends in a line break.
        var length = (10 + header.Length + 1 + 63) / 64 * 64 - 10;
        return [.. NpyFile.Signature, 1, 0, (byte)length, (byte)(length >> 8), .. Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n")];
    }

    public override byte[] Piece(ReadOnlySpan<float> samples) => Floats(samples);

    public override byte[] Tail() => [];
}
