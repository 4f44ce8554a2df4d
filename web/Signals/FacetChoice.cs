using Cluster.Contracts.Signals;

namespace Cluster.Web.Signals;

/// <summary>One facet of the filter bar: what there is, what is chosen, and the filter with another choice.</summary>
internal sealed record FacetChoice(
    string Name, IReadOnlyList<FacetCount> Counts, IReadOnlyList<string> Chosen, Func<IReadOnlyList<string>, SignalFilter> Set);
