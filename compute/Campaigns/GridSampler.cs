namespace Cluster.Compute.Campaigns;

/// <summary>Every point of a finite space exactly once: trial k gets the k-th point, in plain or in a seeded order, whoever asks when.</summary>
public sealed class GridSampler : ISampler
{
    private readonly SearchSpace space;
    private readonly Permutation? order;

    /// <summary>Refuses a space with a continuous parameter; without a seed the order is plain, the last parameter changing fastest.</summary>
    public GridSampler(SearchSpace space, ulong? seed = null)
    {
        this.space = space;
        Count = space.Count ?? throw new ArgumentException(
            $"Expected a step for every number of a grid, found {string.Join(", ", space.Continuous())} without.", nameof(space));
        order = seed is { } given ? new Permutation(given, Count) : null;
    }

    /// <summary>The number of points.</summary>
    public long Count { get; }

    /// <inheritdoc/>
    public Assignment? Ask(SearchHistory history, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return number >= Count ? null : space.At(order?.At(number) ?? number);
    }
}
