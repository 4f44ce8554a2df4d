using Cluster.Contracts.Comparisons;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>Who looks at a cart or a saved comparison, by its id, whenever somebody comes, moves or leaves.</summary>
public sealed class PresenceFeed(ILiveSource<PresenceView> source, TimeProvider time, ILogger<PresenceFeed> logger)
    : LiveHub<PresenceView>(source, _ => true, time, logger);
