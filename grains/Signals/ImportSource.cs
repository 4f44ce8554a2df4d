using Cluster.Compute.Signals.Formats;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

/// <summary>Signals from uploaded files by a manifest; the file read last stays open for the rows that follow.</summary>
internal sealed class ImportSource(string dataset, ImportManifest manifest, UploadTable uploads) : IDatasetSource
{
    private (string Name, SignalFile File)? _last;

    public int Total => manifest.Rows.Count;

    public int AtATime => 1;

    public async Task<SourceSignal> Read(int index, CancellationToken cancellation)
    {
        var row = manifest.Rows[index];
        if (_last is { } open && open.Name == row.File)
            return new(SignalImporter.Import(row, open.File));
        // The former file goes before the next one comes.
        _last = null;
        var bytes = await uploads.Read(dataset, row.File, cancellation);
        try
        {
            _last = (row.File, SignalFile.Open(bytes));
        }
        catch (SignalFormatException error)
        {
            throw SignalFormatException.In($"{row.File} (manifest line {row.Line})", error);
        }

        return new(SignalImporter.Import(row, _last.Value.File));
    }
}
