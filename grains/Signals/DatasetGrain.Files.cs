using Cluster.Compute.Signals.Formats;
using Cluster.Contracts;

namespace Cluster.Grains.Signals;

internal sealed partial class DatasetGrain
{
    private const int MostFiles = 10_000;

    private (string Manifest, HashSet<string> Files)? _named;

    /// <summary>Refuses a file that the manifest does not name; before there is one, a path that leads out of the folder, and too many files.</summary>
    private async Task RequireExpected(string file, long offset, CancellationToken cancellation)
    {
        var manifest = _stored!.Value.Import!.Manifest;
        if (!string.IsNullOrWhiteSpace(manifest))
        {
            if (_named?.Manifest != manifest)
                _named = (manifest, [.. Parse(manifest).Select(row => row.File)]);
            if (!_named.Value.Files.Contains(file))
                throw new CommandRefusedException($"Found file '{file}', expected one that the manifest names.");
            return;
        }

        if (!ImportManifest.IsBelowFolder(file) || file.Length > 300)
            throw new CommandRefusedException($"Found file '{file}', expected a path of at most 300 characters below the folder of the recordings.");
        if (offset == 0 && (await uploads.Files(Id, cancellation)).Count >= MostFiles)
            throw new CommandRefusedException($"Found more than {MostFiles} files, expected at most that in one import.");
    }

    private static IReadOnlyList<ManifestRow> Parse(string manifest)
    {
        try
        {
            return ImportManifest.Parse(manifest).Rows;
        }
        catch (SignalFormatException e)
        {
            throw new CommandRefusedException($"manifest: {e.Message}");
        }
    }
}
