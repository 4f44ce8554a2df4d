namespace Cluster.Contracts.Signals;

/// <summary>Opens new datasets; key <c>dataset-registry</c>.</summary>
[Alias("Signals.IDatasetRegistryGrain")]
public interface IDatasetRegistryGrain : IGrainWithStringKey
{
    /// <summary>The one key of this grain.</summary>
    const string Key = "dataset-registry";

    /// <summary>Starts an import that waits for its files; returns the dataset id.</summary>
    [Alias("BeginImport")]
    Task<string> BeginImport(CommandContext context, ImportSpec spec, CancellationToken cancellation);

    /// <summary>Starts generating a dataset; returns its id.</summary>
    [Alias("Generate")]
    Task<string> Generate(CommandContext context, GenerateSpec spec, CancellationToken cancellation);
}
