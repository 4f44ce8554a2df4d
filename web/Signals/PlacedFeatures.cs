using Cluster.Contracts.Signals;

namespace Cluster.Web.Signals;

/// <summary>The features of a signal with their places in a population.</summary>
internal sealed record PlacedFeatures(string Version, PopulationQuery Population, IReadOnlyList<FeaturePlace> Features);
