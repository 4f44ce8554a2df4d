using Cluster.Compute.Signals.Formats;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

/// <summary>Signals from uploaded files by a manifest; the file read last stays open for the rows that follow.</summary>
internal sealed class ImportSource(string dataset, ImportManifest manifest, UploadTable uploads)
{
    private (string Name, SignalFile File)? _last;

    /// <summary>How many signals there will be.</summary>
    public int Total => manifest.Rows.Count;

    /// <summary>Reads signal <paramref name="index"/>; a fault is an exception whose message says what and where.</summary>
    public async Task<ImportedSignal> Read(int index, CancellationToken cancellation)
    {
        var row = manifest.Rows[index];
        if (_last is { } open && open.Name == row.File)
            return SignalImporter.Import(row, open.File);
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

        return SignalImporter.Import(row, _last.Value.File);
    }
}
