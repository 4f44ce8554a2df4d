namespace Cluster.Compute.Campaigns;

/// <summary>
/// Points of a scrambled Sobol sequence, one coordinate a parameter: as independent of the results as random draws and far more even
/// (Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR 13, 2012, section 5). Point k is a function of seed and k
/// alone where the space has a continuous parameter. In a finite space a point that was handed out before is passed over.
/// </summary>
public sealed class QuasiRandomSampler(SearchSpace space, ulong seed) : ISampler
{
    private readonly SobolSequence sequence = new(space.Parameters.Count, seed);
    private readonly Unseen unseen = new(space, seed);

    /// <inheritdoc/>
    public Assignment? Ask(SearchHistory history, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var point = space.FromUnits(sequence.At((uint)number));
        return space.Count is null || !history.Contains(point) ? point : unseen.Point(history, number);
    }
}
