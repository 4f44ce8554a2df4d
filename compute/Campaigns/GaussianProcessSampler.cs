using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// Bayesian optimisation with a Gaussian process (Jones, Schonlau and Welch, "Efficient global optimization of expensive black-box functions",
/// J. Global Optimization 13, 1998): after points of a Sobol sequence, the point with the largest expected improvement under a process
/// with a Matérn kernel, over numbers, choices and conditional parameters. Lanes that ask at once get different points, since a running trial is
/// believed to come out as predicted. Points of a finite space never repeat. Not for use by two threads at once.
/// </summary>
public sealed class GaussianProcessSampler : ISampler
{
    private readonly SearchSpace space;
    private readonly ulong seed;
    private readonly int startupTrials;
    private readonly QuasiRandomSampler startup;
    private readonly KernelSpace kernel;
    private readonly Surrogate model;
    private readonly ImprovementSearch search;
    private readonly Unseen unseen;

    /// <summary>Points are taken from the sequence until <paramref name="startupTrials"/> (at least 2) trials are complete.</summary>
    public GaussianProcessSampler(SearchSpace space, ulong seed, int startupTrials = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startupTrials, 2);
        (this.space, this.seed, this.startupTrials) = (space, seed, startupTrials);
        startup = new QuasiRandomSampler(space, seed);
        kernel = new KernelSpace(space);
        model = new Surrogate(kernel);
        search = new ImprovementSearch(kernel);
        unseen = new Unseen(space, seed);
    }

    /// <inheritdoc/>
    public Assignment? Ask(SearchHistory history, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if (space.Count is { } finite && history.DistinctPoints >= finite)
            return null;
        if (kernel.Dimensions == 0)
            return unseen.Point(history, number);
        model.Update(history, startupTrials);
        if (model.Completed < startupTrials)
            return startup.Ask(history, number);
        var random = new CounterRandom(CounterRandom.Seed(seed, (ulong)number), 4);
        foreach (var raw in search.Run(model, random))
        {
            if (new Assignment(space, raw) is var point && !history.Contains(point))
                return point;
        }

        return unseen.Point(history, number);
    }
}
