using Cluster.History.Live;
using Cluster.History.Storage;

namespace Cluster.History;

/// <summary>All that the rules look at: what clients asked and were answered, what pages saw, what the database holds.</summary>
public sealed record Evidence(
    IReadOnlyList<ClientOperation> Operations,
    IReadOnlyList<PageObservation> Pages,
    DatabaseLog Database,
    HistoryOptions Options);
