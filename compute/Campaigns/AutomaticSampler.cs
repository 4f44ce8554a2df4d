namespace Cluster.Compute.Campaigns;

/// <summary>
/// Takes turns between the other samplers by rules that were chosen on one half of a family of generated functions and judged on the other:
/// points of a Sobol sequence first, then the Gaussian process and the Parzen estimator alternately. Every one learns from all trials, so a
/// turn of one that knows better lifts the others. A space with many coordinates has fewer turns of the process, whose suggestions
/// cost the most there and gain the least. Not for use by two threads at once.
/// </summary>
public sealed class AutomaticSampler : ISampler
{
    /// <summary>Coordinates from which on the process has one turn in four.</summary>
    private const int ManyDimensions = 20;

    /// <summary>With so many pruned trials for one that had to be complete the estimator, which ranks them, begins.</summary>
    private const int PrunedStartup = 3;

    private readonly int startupTrials;
    private readonly int round;
    private readonly GaussianProcessSampler process;
    private readonly TpeSampler estimator;

    /// <summary>Points are taken from the sequence until <paramref name="startupTrials"/> (at least 2) trials are complete.</summary>
    public AutomaticSampler(SearchSpace space, ulong seed, int startupTrials = 10)
    {
        this.startupTrials = startupTrials;
        process = new GaussianProcessSampler(space, seed, startupTrials);
        estimator = new TpeSampler(space, seed, startupTrials);
        round = new KernelSpace(space).Dimensions < ManyDimensions ? 2 : 4;
    }

    /// <inheritdoc/>
    public Assignment? Ask(SearchHistory history, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var isProcess = history.CompletedCount < startupTrials
            ? history.Finished.Count < PrunedStartup * startupTrials
            : number % round == 0;
        return isProcess ? process.Ask(history, number) : estimator.Ask(history, number);
    }
}
