using Cluster.Contracts.Signals;

namespace Cluster.Web.Signals;

/// <summary>The features in the order of every vector, with the version of their definitions.</summary>
internal sealed record FeatureList(string Version, IReadOnlyList<FeatureRow> Features);
