using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>Makes the viewers of a circuit.</summary>
public sealed class LiveViewers(PageVisibility visibility, TimeProvider time, ILogger<LiveViewer> logger)
{
    /// <summary>A viewer that is drawn so.</summary>
    public LiveViewer Of(Func<Task> draw) => new(draw, visibility, time, logger);
}
