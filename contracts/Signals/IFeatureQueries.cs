namespace Cluster.Contracts.Signals;

/// <summary>The features of signals and of whole populations; only vectors of the present version are ever read or mixed.</summary>
public interface IFeatureQueries
{
    /// <summary>Version of the definitions, which every vector carries.</summary>
    string Version { get; }

    /// <summary>The 36 features in the order of every vector.</summary>
    IReadOnlyList<FeatureRow> Definitions { get; }

    /// <summary>Vectors of the given signals in their order; a signal that is unknown or whose features are not computed yet is left out.</summary>
    Task<IReadOnlyList<FeatureVector>> Vectors(IReadOnlyList<string> signals, CancellationToken cancellation);

    /// <summary>How every feature is spread over a population; null if there is no such dataset.</summary>
    Task<FeaturePopulation?> Population(PopulationQuery query, CancellationToken cancellation);

    /// <summary>Where each feature of a signal stands in a population, in the order of the definitions; null if the signal has no vector or there is no such dataset.</summary>
    Task<IReadOnlyList<FeaturePlace>?> Places(string signal, PopulationQuery query, CancellationToken cancellation);

    /// <summary>The healthy signals of the dataset that a signal came with, of its rate and length; null for a signal that is unknown or belongs to no dataset.</summary>
    Task<PopulationQuery?> HealthyPeers(string signal, CancellationToken cancellation);
}
