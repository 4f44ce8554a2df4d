namespace Cluster.Compute.Campaigns;

/// <summary>
/// Hyperband in the stopping form: every trial belongs to a bracket of <see cref="HyperbandBrackets"/>; at a rung of its bracket it
/// goes on if it is among the best 1/η of the trials of that bracket that have reached the rung so far (as ASHA, Li et al.,
/// "A system for massively parallel hyperparameter tuning", MLSys 2020, does in its one bracket), so that no lane ever waits for a rung to fill.
/// </summary>
public sealed class HyperbandPruner(HyperbandBrackets brackets, int reductionFactor = 3) : IPruner
{
    /// <inheritdoc/>
    public PruneDecision Decide(SearchHistory history, int number)
    {
        var curve = history.Curve(number);
        var last = history.Last(number);
        if (double.IsNaN(last.Value))
            return PruneDecision.NotANumber(last);
        var before = curve.Count > 1 ? curve[^2].Step : 0;
        var group = brackets.GroupOf(number);
        var bracket = brackets.All[group];
        var decision = PruneDecision.Unjudged(last, $"step {last.Step} is no rung of bracket {bracket.S}");
        // The last rung is the end of the trial: nobody is pruned there.
        for (var rung = 0; rung < bracket.Rungs.Count - 1 && !decision.Prune; rung++)
        {
            var step = bracket.Rungs[rung].Step;
            if (step > before && step <= last.Step)
                decision = AtRung(history, last, (bracket.S, group), rung, step);
        }

        return decision;
    }

    private PruneDecision AtRung(SearchHistory history, CurvePoint last, (int S, int Group) bracket, int rung, int step)
    {
        var peers = history.Reached(step, brackets, bracket.Group);
        var kept = Math.Max(1, peers.Count / reductionFactor);
        var cutOff = history.Direction == Direction.Minimise ? peers[kept - 1] : peers[peers.Count - kept];
        return new(
            history.IsBetter(cutOff, last.Value), last.Step, last.Value, cutOff, peers.Count,
            $"bracket {bracket.S}, rung {rung} (step {step}) keeps the best {kept} of {peers.Count}");
    }
}
