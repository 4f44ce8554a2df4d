namespace Cluster.Compute.Campaigns;

/// <summary>
/// What a pruner says about a trial's last report, and why: the step and the value it judged, the cut-off that the value was held
/// against, among how many peers, by which rule in words. Where nothing was judged CutOff is NaN and Peers 0.
/// </summary>
public sealed record PruneDecision(bool Prune, int Step, double Value, double CutOff, int Peers, string Rule)
{
    /// <summary>The trial goes on since there was nothing to judge it by.</summary>
    public static PruneDecision Unjudged(CurvePoint last, string rule) => new(false, last.Step, last.Value, double.NaN, 0, rule);

    /// <summary>The trial is ended because its objective is not a number.</summary>
    public static PruneDecision NotANumber(CurvePoint last) => new(true, last.Step, last.Value, double.NaN, 0, "the value is not a number");
}
