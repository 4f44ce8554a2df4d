using Cluster.Contracts.Devices;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>The state of a pool, each second, by pool id.</summary>
public sealed class PoolFeed(ILiveSource<PoolView> source, TimeProvider time, ILogger<PoolFeed> logger)
    : LiveHub<PoolView>(source, _ => false, time, logger);
