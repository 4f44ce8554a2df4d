using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Campaigns;

/// <summary>
/// Time a campaign still needs: what is left of running trials and all pending ones, each as long as the finished ones were on average, over the
/// slots it can use. The interval takes the spread of the finished ones: mean +/- 1.28 s sqrt(1/n + 1/m) for m trials to come (80 %, normal).
/// </summary>
public static class TimeEstimator
{
    /// <summary>Estimates from lane seconds of finished trials, seconds that running trials have run, and how many are to come.</summary>
    public static TimeEstimate Estimate(IReadOnlyList<double> finishedSeconds, IReadOnlyList<double> runningSeconds, int pending, int slots)
    {
        var left = pending + runningSeconds.Count;
        if (left == 0)
            return new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, "Nothing is left to run.");
        if (finishedSeconds.Count == 0)
            return new(null, null, null, "No trial has finished yet.");

        var mean = finishedSeconds.Average();
        var deviation = finishedSeconds.Count < 2
            ? mean
            : Math.Sqrt(finishedSeconds.Sum(s => (s - mean) * (s - mean)) / (finishedSeconds.Count - 1));
        var half = 1.2816 * deviation * Math.Sqrt((1.0 / finishedSeconds.Count) + (1.0 / left));
        var basis = $"{left} trials to go at {mean:F1} s each, the mean of {finishedSeconds.Count} finished, over {slots} at once; 80 % interval.";
        return new(Remaining(mean), Remaining(Math.Max(mean - half, 0)), Remaining(mean + half), basis);

        TimeSpan Remaining(double each)
        {
            var running = runningSeconds.Select(age => Math.Max(each - age, 0)).ToArray();
            var work = running.Sum() + (pending * each);
            var longest = running.Append(pending > 0 ? each : 0).Max();
            return TimeSpan.FromSeconds(Math.Max(work / Math.Max(slots, 1), longest));
        }
    }
}
