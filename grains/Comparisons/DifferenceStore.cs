using System.Runtime.InteropServices;
using Cluster.Compute.Signals;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Comparisons;

/// <summary>Computes differences of stored signals and keeps the latest.</summary>
public sealed class DifferenceStore(IDatasetQueries rows, IBlobStore blobs, ISignalTruthQueries truths, FeatureComparison features) : IDifferenceQueries
{
    private const int Kept = 8;
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, Task<ComputedDifference> Value)> _latest = [];

    /// <inheritdoc/>
    public async Task<DifferenceView> Difference(DifferenceQuery query, CancellationToken cancellation)
    {
        if (!(query.High > 0 && query.Medium > 0 && query.Medium <= query.High && double.IsFinite(query.High)))
            throw new CommandRefusedException($"thresholds: found {query.Medium} and {query.High}, expected numbers above 0, that for somewhat at most that for very different.");
        var computed = await Computed(query, cancellation);
        return await Task.Run(() => computed.View(query), cancellation);
    }

    /// <inheritdoc/>
    public async Task<SignalCurve> Curve(DifferenceQuery query, DifferenceCurve curve, double? from, double? to, int points, CancellationToken cancellation)
    {
        var computed = await Computed(query, cancellation);
        var hash = $"{computed.A.Hash[..16]}-{computed.B.Hash[..16]}";
        if (curve == DifferenceCurve.Time)
        {
            var time = computed.Time;
            return Cut(time.Values, time.StartSeconds, 1 / time.RateHz, from, to, points, "s", computed.A.Unit, computed.Notes[0].TrimEnd('.'), hash);
        }

        var spectral = computed.Spectral;
        var values = curve switch { DifferenceCurve.Low => spectral.LowDb, DifferenceCurve.High => spectral.HighDb, _ => spectral.Decibels };
        return Cut(
            [.. values.Select(value => (float)value)], 0, spectral.StepHz, from, to, Math.Max(points, values.Length), "Hz", "dB",
            $"Welch, {computed.AveragesA:0.#} and {computed.AveragesB:0.#} equivalent averages, {spectral.StepHz:0.###} Hz apart", hash);
    }

    /// <inheritdoc/>
    public Task<ComparedFeatures> Features(IReadOnlyList<string> signals, CancellationToken cancellation) => features.Of(signals, cancellation);

    internal static SignalCurve Cut(
        float[] values, double start, double step, double? from, double? to, int points, string xUnit, string yUnit, string note, string hash)
    {
        // Clamped before they are whole numbers: a place far outside is none.
        var first = (int)Math.Clamp(Math.Floor(((from ?? start) - start) / step), 0, values.Length - 1);
        var last = to is { } end ? (int)Math.Clamp(Math.Ceiling((end - start) / step) + 1, first + 1, values.Length) : values.Length;
        var part = values[first..last];
        var (domainFrom, domainTo) = (start, start + ((values.Length - 1) * step));
        if (part.Length <= points)
            return new(part, start + (first * step), step, part.Length, IsEnvelope: false, xUnit, yUnit, domainFrom, domainTo, note, hash);
        var buckets = Math.Max(1, points / 2);
        var thin = Envelope.MinMax(part, buckets);
        var both = new float[2 * thin.Min.Length];
        for (var i = 0; i < thin.Min.Length; i++)
            (both[2 * i], both[(2 * i) + 1]) = (thin.Min[i], thin.Max[i]);
        return new(both, start + (first * step), part.Length * step / both.Length, part.Length, IsEnvelope: true, xUnit, yUnit, domainFrom, domainTo, note, hash);
    }

    private async Task<ComputedDifference> Computed(DifferenceQuery query, CancellationToken cancellation)
    {
        if (query.A == query.B)
            throw new CommandRefusedException($"A and B are both {query.A}; choose two different signals.");
        var key = $"{query.A} {query.B} {query.Alignment}";
        Task<ComputedDifference> task;
        lock (_gate)
        {
            var node = _latest.First;
            while (node is not null && (node.Value.Key != key || node.Value.Value.IsFaulted))
                node = node.Next;
            if (node is null)
                node = new((key, Task.Run(() => Compute(query), CancellationToken.None)));
            else
                _latest.Remove(node);
            _latest.AddFirst(node);
            if (_latest.Count > Kept)
                _latest.RemoveLast();
            task = node.Value.Value;
        }

        return await task.WaitAsync(cancellation);
    }

    private async Task<ComputedDifference> Compute(DifferenceQuery query)
    {
        var (a, b) = (await Row(query.A), await Row(query.B));
        if (!string.Equals(a.Unit, b.Unit, StringComparison.Ordinal))
            throw new CommandRefusedException($"{a.Id} is in {Named(a.Unit)} and {b.Id} in {Named(b.Unit)}; a difference needs one unit.");
        return ComputedDifference.Of(await Read(a), await Read(b), query.Alignment);

        async Task<ComparedSignal> Read(SignalRow row) =>
            new(row, await Samples(row), query.Alignment == SignalAlignment.Tacho ? await truths.Tacho(row.Id, CancellationToken.None) : null);
    }

    private static string Named(string unit) => unit.Length == 0 ? "no unit" : unit;

    private async Task<SignalRow> Row(string id) => await rows.Signal(id, CancellationToken.None)
        ?? throw new CommandRefusedException($"There is no signal '{id}'.", RefusalKind.NotFound);

    private async Task<float[]> Samples(SignalRow row)
    {
        await using var blob = await blobs.Open(row.Hash, CancellationToken.None)
            ?? throw new CommandRefusedException($"The samples of {row.Id} are not stored.", RefusalKind.NotFound);
        var bytes = new byte[Math.Min(row.Samples, ComputedDifference.Longest) * sizeof(float)];
        await blob.ReadExactlyAsync(bytes, CancellationToken.None);
        return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }
}
