using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using Cluster.Grains.Signals;

namespace Cluster.Silo.Devices;

/// <summary>Datasets as workers read them: the recordings' files in the blob cache, and one index file a dataset version that names them.</summary>
internal sealed class DatasetCache(IDatasetFiles files, BlobCache blobs, DeviceOptions options)
{
    private const int FetchesAtOnce = 4;

    private readonly string _folder = Path.Combine(options.DataFolder, "datasets");
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Dataset, int Version), (string[] Hashes, string IndexFile)> _known = [];

    /// <summary>Path of the index file, with all recordings here and held until the run is over.</summary>
    public async Task<string> Hold(JobRun run, string dataset, int version, CancellationToken cancellation)
    {
        var (hashes, indexFile) = Known(dataset, version) ?? Know(await List(dataset, version, cancellation));
        var fetches = new ParallelOptions { MaxDegreeOfParallelism = FetchesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(hashes, fetches, async (hash, token) =>
            _ = await run.Hold(blobs, hash, token)
                ?? throw JobFailedException.BadInput($"Recording {hash} of {dataset} version {version} is not in the blob store."));
        return indexFile;
    }

    private async Task<DatasetListing> List(string dataset, int version, CancellationToken cancellation) =>
        await files.List(dataset, version, cancellation) ?? throw JobFailedException.BadInput($"{dataset} has no version {version}.");

    private (string[] Hashes, string IndexFile)? Known(string dataset, int version)
    {
        lock (_lock)
            return _known.TryGetValue((dataset, version), out var known) ? known : null;
    }

    /// <summary>A version never changes: its index is written once by each process of the silo.</summary>
    private (string[] Hashes, string IndexFile) Know(DatasetListing listing)
    {
        lock (_lock)
        {
            if (_known.TryGetValue((listing.Dataset, listing.Version), out var known))
                return known;
            Directory.CreateDirectory(_folder);
            var file = Path.Combine(_folder, $"{listing.Dataset}-v{listing.Version}.json");
            Index(listing).Write(file);
            return _known[(listing.Dataset, listing.Version)] =
                ([.. listing.Signals.Select(signal => signal.Hash).Distinct(StringComparer.Ordinal)], file);
        }
    }

    private DatasetIndex Index(DatasetListing listing) => new(
        listing.Hash,
        [.. listing.Signals.Select(signal => new IndexedSignal(
            signal.Id, blobs.PathOf(signal.Hash), signal.Samples, signal.RateHz, signal.Label,
            listing.SplitByWindow ? Side.Train : Enum.Parse<Side>(signal.Split, ignoreCase: true), signal.Group))],
        listing.SplitByWindow ? new WindowSplit(listing.SplitSeed, listing.TestFraction, listing.ValidationFraction) : null);
}
