using System.Collections.Immutable;
using Cluster.Contracts.Models;

namespace Cluster.Web.Live;

/// <summary>What one model says of some signals as a page follows it.</summary>
public sealed class PredictionSession(string model, IReadOnlyList<string> signals, PredictionFeed feed, IPredictionQueries queries, LiveViewer viewer)
    : LiveSession<PredictionsChanged>($"predictions of {model}", feed.Open(IPredictorGrain.KeyOf(model)), viewer)
{
    private ImmutableDictionary<string, PredictionView> _known = ImmutableDictionary.Create<string, PredictionView>(StringComparer.Ordinal);

    /// <summary>The model that is asked.</summary>
    public string Model => model;

    /// <summary>The predictions in the order of the signals.</summary>
    public IReadOnlyList<PredictionView> Predictions => [.. signals.Where(_known.ContainsKey).Select(signal => _known[signal])];

    /// <inheritdoc/>
    protected override TimeSpan Patience => _known.Values.Any(prediction => prediction.IsPending) ? LiveTiming.Silence : LiveTiming.LongSilence;

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellation)
    {
        foreach (var prediction in await queries.Of(model, signals, cancellation))
            Take(prediction);
    }

    /// <inheritdoc/>
    protected override bool Take(PredictionsChanged message)
    {
        foreach (var prediction in message.Predictions.Where(prediction => signals.Contains(prediction.Signal, StringComparer.Ordinal)))
            Take(prediction);
        return true;
    }

    // A later job replaces an earlier one; of one job the later version does.
    private void Take(PredictionView prediction)
    {
        var known = _known.GetValueOrDefault(prediction.Signal);
        if (known?.Job is null || prediction.AskedAt > known.AskedAt || (prediction.Job == known.Job && prediction.Version >= known.Version))
            _known = _known.SetItem(prediction.Signal, prediction);
    }
}
