using System.IO.Compression;
using System.Text;
using Cluster.Compute.Signals.Formats.Export;

namespace Cluster.Compute.Tests.Signals.Formats;

/// <summary>Small valid files of every format; what the fuzz begins with.</summary>
internal static class FormatSamples
{
    public static readonly float[] Values = [.. Enumerable.Range(0, 96).Select(i => (float)Math.Sin(i * 0.37) * (1 + i % 7))];

    /// <summary>Name and bytes of each.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> All()
    {
        double[] doubles = [.. Values.Select(value => (double)value)];
        var nested = new MatWriter();
        nested.Add(nested.Struct("bearing", [1, 1], ["sr", "gs", "list"], nested.Array("", 6, [1, 1], 9, nested.Numbers(48828)),
            nested.Array("", 6, [96, 1], 9, nested.Numbers(doubles)),
            nested.Cell("", [1, 2], nested.Array("", 6, [2, 1], 9, nested.Numbers(1, 2)), nested.Array("", 6, [2, 2], 9, nested.Numbers(1, 2, 3, 4)))));
        var signal = new ExportedSignal(Values.Length, 25600.5, [new("rate_hz", "25600.5"), new("unit", "g")]);
        return
        [
            ("plain.mat", new MatWriter().Doubles("x", doubles).Doubles("RPM", 1797).Bytes),
            ("packed.mat", new MatWriter(littleEndian: false, compressed: true).Doubles("x", doubles).Bytes),
            ("nested.mat", nested.Bytes),
            ("v73.mat", Matlab(doubles)),
            ("comma.csv", Encoding.UTF8.GetBytes("t;a;b\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},5;{i * 0.25:0.00};-1e-3\n".Replace('.', ','))))),
            ("export.csv", SignalEncoder.Whole(SignalExportFormat.Csv, signal, Values)),
            ("export.npy", SignalEncoder.Whole(SignalExportFormat.Npy, signal, Values)),
            ("export.wav", SignalEncoder.Whole(SignalExportFormat.Wav, signal, Values)),
            ("pcm24.wav", Pcm24()),
            ("export.parquet", SignalEncoder.Whole(SignalExportFormat.Parquet, signal, Values)),
            ("two.npz", Archive(signal)),
        ];
    }

    public static byte[] Archive(ExportedSignal signal)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["x.npy", "y.npy"])
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(SignalEncoder.Whole(SignalExportFormat.Npy, signal, Values));
            }
        }
        return bytes.ToArray();
    }

    private static byte[] Matlab(double[] doubles)
    {
        var writer = new Hdf5Writer();
        var packed = writer.Dataset(doubles, [96, 1], chunk: 32, deflate: true, shuffle: true);
        var plain = writer.Dataset(doubles, [1, 96]);
        var one = writer.Dataset([48828], [1, 1]);
        return writer.Root(("x", packed), ("bearing", writer.Group(("gs", plain), ("sr", one))), ("list", writer.Cells(plain, one)));
    }

    private static byte[] Pcm24()
    {
        byte[] data = [.. Values.SelectMany(value => BitConverter.GetBytes((int)(value * 1e6)).Take(3))];
        // WAVE_FORMAT_EXTENSIBLE with the PCM subformat, two channels.
        byte[] format = [0xfe, 0xff, 2, 0, .. BitConverter.GetBytes(48000), .. BitConverter.GetBytes(288000), 6, 0, 24, 0, 22, 0, 24, 0, 3, 0, 0, 0, 1, 0, .. new byte[14]];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(20 + format.Length + data.Length), .. "WAVEfmt "u8, .. BitConverter.GetBytes(format.Length), .. format,
            .. "data"u8, .. BitConverter.GetBytes(data.Length), .. data];
    }
}
