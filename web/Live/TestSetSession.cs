using System.Collections.Immutable;
using Cluster.Contracts.Models;

namespace Cluster.Web.Live;

/// <summary>Every look at a test set as a page follows it.</summary>
public sealed class TestSetSession(string dataset, int version, TestSetFeed feed, IEvaluationQueries queries, LiveViewer viewer)
    : LiveSession<EvaluationView>($"looks at {dataset} v{version}", feed.Open(ITestSetGrain.KeyOf(dataset, version)), viewer)
{
    /// <summary>The looks by number.</summary>
    public ImmutableSortedDictionary<int, EvaluationView> Looks { get; private set; } = ImmutableSortedDictionary<int, EvaluationView>.Empty;

    /// <inheritdoc/>
    protected override TimeSpan Patience => Looks.Values.Any(look => look.EndedAt is null) ? LiveTiming.Silence : LiveTiming.LongSilence;

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellation)
    {
        foreach (var look in await queries.Looks(dataset, version, cancellation))
            Take(look);
    }

    /// <inheritdoc/>
    protected override bool Take(EvaluationView message)
    {
        if (!Looks.TryGetValue(message.Look, out var known) || message.Version >= known.Version)
            Looks = Looks.SetItem(message.Look, message);
        return true;
    }
}
