namespace Cluster.Compute.Campaigns;

/// <summary>
/// How far trials around a point ended with a result: 4^(-F / (1 + S)), where S and F sum a Gaussian kernel over those that did and those
/// that failed, of a length that grows with the root of the number of coordinates as distances do. It multiplies the improvement, as the probability of feasibility does in Gelbart, Snoek and Adams,
/// "Bayesian optimization with unknown constraints", UAI 2014, eq. 5; the rule itself is ours: every failure where nothing succeeds quarters,
/// so that a region that always fails is left after a few, and failures that strike at random divide it everywhere alike.
/// </summary>
internal sealed class FailureOdds(KernelSpace space)
{
    private const double SquaredLengthADimension = 0.02;
    private const double Quartering = 1.3862943611198906;
    private const double ChoiceDistance = 4;

    private readonly List<(double[] Point, bool Failed)> trials = [];
    private readonly double squaredLength = SquaredLengthADimension * space.Dimensions;
    private int failures;

    /// <summary>Takes the end of a trial.</summary>
    public void Add(double[] point, bool failed)
    {
        trials.Add((point, failed));
        failures += failed ? 1 : 0;
    }

    /// <summary>Forgets all trials.</summary>
    public void Clear()
    {
        trials.Clear();
        failures = 0;
    }

    /// <summary>The logarithm of the factor; its gradient is added to <paramref name="gradient"/> unless that is empty.</summary>
    public double LogSuccess(double[] point, Span<double> gradient)
    {
        if (failures == 0)
            return 0;
        var (good, bad) = (1.0, 0.0);
        foreach (var (other, failed) in trials)
        {
            var weight = Weight(point, other);
            good += failed ? 0 : weight;
            bad += failed ? weight : 0;
        }

        var value = -Quartering * bad / good;
        if (gradient.IsEmpty)
            return value;
        foreach (var (other, failed) in trials)
        {
            var change = Weight(point, other) * (failed ? -Quartering : -value) / (good * squaredLength);
            for (var at = 0; at < point.Length; at++)
                gradient[at] += space.IsChoice[at] ? 0 : change * (other[at] - point[at]);
        }

        return value;
    }

    private double Weight(double[] point, double[] other)
    {
        var distance = 0.0;
        for (var at = 0; at < point.Length; at++)
        {
            var step = point[at] - other[at];
            distance += space.IsChoice[at] ? step == 0 ? 0 : ChoiceDistance : step * step / squaredLength;
        }

        return Math.Exp(-distance / 2);
    }
}
