namespace Cluster.Bench;

/// <summary>One measurement that `make bench` can run by name.</summary>
internal interface IBenchmark
{
    /// <summary>What to give as --only.</summary>
    string Name { get; }

    /// <summary>Measures, and gives every figure with what it is compared to.</summary>
    Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context);
}
