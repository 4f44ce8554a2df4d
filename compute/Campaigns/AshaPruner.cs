namespace Cluster.Compute.Campaigns;

/// <summary>
/// Asynchronous successive halving, Li et al., "A system for massively parallel hyperparameter tuning", MLSys 2020, in the
/// stopping form: a trial that reaches rung k (step r·η^k) goes on if it is among the best 1/η of all that reached the rung so far.
/// </summary>
public sealed class AshaPruner : IPruner
{
    private readonly int minResource;
    private readonly int reductionFactor;

    /// <summary>The first rung is at step <paramref name="minResource"/> (r), each next one <paramref name="reductionFactor"/> (η) times as far.</summary>
    public AshaPruner(int minResource = 1, int reductionFactor = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minResource, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(reductionFactor, 2);
        (this.minResource, this.reductionFactor) = (minResource, reductionFactor);
    }

    /// <inheritdoc/>
    public PruneDecision Decide(SearchHistory history, int number)
    {
        var curve = history.Curve(number);
        var last = history.Last(number);
        if (double.IsNaN(last.Value))
            return PruneDecision.NotANumber(last);
        var before = curve.Count > 1 ? curve[^2].Step : 0;
        var decision = PruneDecision.Unjudged(last, $"step {last.Step} is no rung");
        var rung = 0;
        for (long step = minResource; step <= last.Step; step *= reductionFactor, rung++)
        {
            if (step <= before)
                continue;
            decision = AtRung(history, last, rung, (int)step);
            if (decision.Prune)
                return decision;
        }

        return decision;
    }

    private PruneDecision AtRung(SearchHistory history, CurvePoint last, int rung, int step)
    {
        var peers = history.Reached(step);
        var kept = Math.Max(1, peers.Count / reductionFactor);
        var cutOff = history.Direction == Direction.Minimise ? peers[kept - 1] : peers[peers.Count - kept];
        return new(history.IsBetter(cutOff, last.Value), last.Step, last.Value, cutOff, peers.Count, $"rung {rung} (step {step}) keeps the best {kept} of {peers.Count}");
    }
}
