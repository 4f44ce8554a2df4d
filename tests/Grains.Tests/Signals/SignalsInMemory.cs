using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Tests.Signals;

/// <summary>Signals and their samples as the tables would give them; counts how often samples are read.</summary>
internal sealed class SignalsInMemory : IDatasetQueries, IBlobStore
{
    private readonly Dictionary<string, SignalRow> _rows = [];
    private readonly Dictionary<string, byte[]> _blobs = [];
    private int _opened;

    public int Opened => _opened;

    public string Add(float[] samples, double rateHz, double? speedRpm = null)
    {
        var bytes = MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var id = $"signal-{_rows.Count + 1}";
        _blobs[hash] = bytes;
        _rows[id] = new(id, hash, rateHz, "g", samples.Length, speedRpm, null, null, null, null, null, null, null, null, null);
        return id;
    }

    public Task<SignalRow?> Signal(string signal, CancellationToken cancellation) => Task.FromResult(_rows.GetValueOrDefault(signal));

    public Task<Stream?> Open(string hash, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _opened);
        return Task.FromResult<Stream?>(_blobs.TryGetValue(hash, out var bytes) ? new MemoryStream(bytes) : null);
    }

    public Task<string> Put(Stream bytes, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Page<DatasetRow>> List(string? search, int skip, int take, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<DatasetView?> Get(string dataset, int? version, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Page<SignalRow>> Signals(string dataset, int version, string? label, string? split, int skip, int take, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<SampleWindow?> Samples(string signal, double? fromSeconds, double? toSeconds, int points, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
