using System.Collections.Concurrent;
using Cluster.Compute.Signals.Measures;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Signals;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Reads an import under way: its received files, what they hold, and which samples are there already.</summary>
public sealed class ImportTable(NpgsqlDataSource database, UploadTable uploads, ImportFormTable forms) : IImportQueries
{
    private const int MostKept = 2000;
    private const int AtOnce = 2;

    private readonly ConcurrentDictionary<(string Dataset, string File, long Bytes), ReceivedRecording> _kept = new();
    private readonly SemaphoreSlim _reading = new(AtOnce, AtOnce);

    /// <inheritdoc/>
    public async Task<Page<ReceivedRecording>> Files(string dataset, int skip, int take, CancellationToken cancellation)
    {
        var files = await uploads.Files(dataset, cancellation);
        var page = new List<ReceivedRecording>();
        foreach (var (file, bytes) in files.OrderBy(one => one.Key, StringComparer.Ordinal).Skip(skip).Take(Math.Clamp(take, 1, 100)))
            page.Add(await Read(dataset, file, bytes, cancellation));
        return new(await Known(page, cancellation), files.Count);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> Received(string dataset, CancellationToken cancellation) => uploads.Files(dataset, cancellation);

    /// <inheritdoc/>
    public async Task<RateAdvice?> Rate(string dataset, string file, string? variable, double? rateHz, double? speedRpm, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var content = await uploads.Read(dataset, file, cancellation);
            return content.Length == 0 ? null : await Task.Run(() => RateAdvisor.Of(content, variable, rateHz, speedRpm), cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public Task<FolderForm?> Form(string user, string folder, CancellationToken cancellation) => forms.Get(user, folder, cancellation);

    /// <inheritdoc/>
    public VariableChoice Choice(ReceivedRecording file, string? path) => FileContent.Choice(file, path);

    /// <inheritdoc/>
    public IReadOnlyList<string> Units => VibrationUnits.Offered;

    /// <inheritdoc/>
    public double? UnitFactor(string from, string to) => VibrationUnits.Factor(from, to);

    private async Task<ReceivedRecording> Read(string dataset, string file, long bytes, CancellationToken cancellation)
    {
        if (_kept.TryGetValue((dataset, file, bytes), out var kept))
            return kept;
        await _reading.WaitAsync(cancellation);
        try
        {
            var content = await uploads.Read(dataset, file, cancellation);
            var read = await Task.Run(() => FileContent.Of(file, content), cancellation);
            if (_kept.Count >= MostKept)
                _kept.Clear();
            return _kept[(dataset, file, bytes)] = read;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<IReadOnlyList<ReceivedRecording>> Known(List<ReceivedRecording> page, CancellationToken cancellation)
    {
        var hashes = page.SelectMany(file => file.Variables).Select(variable => variable.Hash).OfType<string>().Distinct().ToArray();
        await using var command = database.CreateCommand("SELECT encode(hash, 'hex'), min(id) FROM signal WHERE hash = ANY($1) GROUP BY hash");
        command.Parameters.Add(new() { Value = hashes.Select(Convert.FromHexString).ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
            known[row.GetString(0)] = row.GetString(1);
        // The first file of a page that has the samples is the one the later ones repeat.
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. page.Select(file => file with { Variables = [.. file.Variables.Select(variable => variable with { SameAs = SameAs(file, variable) })] })];

        string? SameAs(ReceivedRecording file, ReceivedVariable variable) => variable.Hash is not { } hash ? null
            : known.TryGetValue(hash, out var signal) ? signal
            : first.TryAdd(hash, $"{file.File} {variable.Name}") ? null : first[hash];
    }
}
