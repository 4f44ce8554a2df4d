namespace Cluster.Compute.Campaigns;

/// <summary>The warp of the losses and the hyperparameters with the largest posterior density given some completed trials.</summary>
internal sealed record SurrogateFit(OutputWarp Warp, GaussianSettings Settings)
{
    private const int Iterations = 40;
    private const double FirstShare = 0.3;

    private static readonly double[] Shares = [double.PositiveInfinity, 1, 0.3, 0.1, 0.03, 0.01];

    /// <summary>A function of the points and losses alone: the hyperparameters under one warp decide the warp, and that decides them again.</summary>
    public static SurrogateFit Of(KernelSpace space, IReadOnlyList<double[]> points, double[] losses)
    {
        var warp = new OutputWarp(losses, FirstShare);
        var (likelihood, logs) = Fit(space, points, losses, warp, null);
        OutputWarp[] warps = [.. Shares.Select(share => new OutputWarp(losses, share))];
        var profiles = likelihood.Profiles(logs, warps.Select(other => Array.ConvertAll(losses, other.Apply)));
        var best = Enumerable.Range(0, warps.Length).MinBy(k => profiles[k] - warps[k].LogSlopes);
        if (Shares[best] != FirstShare)
            (likelihood, logs) = Fit(space, points, losses, warp = warps[best], logs);
        return new(warp, likelihood.Settings(logs));
    }

    private static (MarginalLikelihood Likelihood, double[] Logs) Fit(KernelSpace space, IReadOnlyList<double[]> points, double[] losses, OutputWarp warp, double[]? start)
    {
        var likelihood = new MarginalLikelihood(space, points, Array.ConvertAll(losses, warp.Apply));
        var minimizer = new BoundedMinimizer(likelihood.Low, likelihood.High, Iterations);
        return (likelihood, minimizer.Minimize(likelihood.Evaluate, start ?? likelihood.Start()).Point);
    }
}
