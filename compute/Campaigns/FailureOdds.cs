namespace Cluster.Compute.Campaigns;

/// <summary>
/// How far trials around a point ended with a result: 4^-r with r = F / (1 + S), where S and F sum a Gaussian kernel over those that did and those
/// that failed; r is the larger one of a wide and a narrow kernel, whose lengths grow with the root of the number of coordinates as distances do. It
/// multiplies the improvement, as the probability of feasibility does in Gelbart, Snoek and Adams, "Bayesian optimization with unknown
/// constraints", UAI 2014, eq. 5; the rule itself is ours: every failure where nothing succeeds quarters, and failures that strike at random divide
/// it everywhere alike. Beyond one failure for a success the factor falls so steeply that no improvement outweighs it: where the process is sure
/// of all that works, the edge of a region that always fails would otherwise look the best for ever.
/// </summary>
internal sealed class FailureOdds(KernelSpace space)
{
    private const double Quartering = 1.3862943611198906;
    private const double ChoiceDistance = 4;
    private const double MostFailures = 1;
    private const double Steepness = 100;

    private static readonly double[] SquaredLengthsADimension = [0.02, 0.0002];

    private readonly List<(double[] Point, bool Failed)> trials = [];
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
        var (ratio, good, squaredLength) = SquaredLengthsADimension.Select(length => Around(point, length * space.Dimensions)).MaxBy(around => around.Ratio);
        var slope = Quartering * (ratio > MostFailures ? 1 + Steepness : 1);
        foreach (var (other, failed) in gradient.IsEmpty ? [] : trials)
        {
            var change = slope * Weight(point, other, squaredLength) * (failed ? -1 : ratio) / (good * squaredLength);
            for (var at = 0; at < point.Length; at++)
                gradient[at] += space.IsChoice[at] ? 0 : change * (other[at] - point[at]);
        }

        return -Quartering * (ratio + (Steepness * Math.Max(0, ratio - MostFailures)));
    }

    private (double Ratio, double Good, double SquaredLength) Around(double[] point, double squaredLength)
    {
        var (good, bad) = (1.0, 0.0);
        foreach (var (other, failed) in trials)
        {
            var weight = Weight(point, other, squaredLength);
            good += failed ? 0 : weight;
            bad += failed ? weight : 0;
        }

        return (bad / good, good, squaredLength);
    }

    private double Weight(double[] point, double[] other, double squaredLength)
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
