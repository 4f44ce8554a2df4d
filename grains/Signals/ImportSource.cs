using Cluster.Compute.Signals.Formats;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

/// <summary>Signals from uploaded files by a manifest; the file read last is kept for the rows that follow.</summary>
internal sealed class ImportSource(string dataset, ImportManifest manifest, UploadTable uploads) : IDatasetSource
{
    private (string Name, byte[] Bytes)? _last;

    public int Total => manifest.Rows.Count;

    public int AtATime => 1;

    public async Task<SourceSignal> Read(int index, CancellationToken cancellation)
    {
        var row = manifest.Rows[index];
        if (_last is not { } file || file.Name != row.File)
            _last = file = (row.File, await uploads.Read(dataset, row.File, cancellation));
        using var stream = new MemoryStream(file.Bytes, writable: false);
        return new(SignalImporter.Import(row, stream));
    }
}
