namespace Cluster.Contracts.Comparisons;

/// <summary>Saves comparisons under new ids; key <see cref="Key"/>.</summary>
[Alias("Comparisons.IComparisonRegistryGrain")]
public interface IComparisonRegistryGrain : IGrainWithStringKey
{
    /// <summary>The key.</summary>
    const string Key = "comparisons";

    /// <summary>Stores signals and view under a name and answers with the new id.</summary>
    [Alias("Save")]
    Task<string> Save(CommandContext context, ComparisonSpec spec, CancellationToken cancellation);
}
