using Cluster.Contracts.Signals;

namespace Cluster.Web.Signals;

/// <summary>A projection of a dataset, of its newest version unless another is named.</summary>
internal sealed record ProjectionRequest(ProjectionMethod Method, int? Version = null, double Perplexity = 30, long Seed = 1);
