using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>The page before which a live session stands: how it is drawn, whether anybody sees it, its clock and its log.</summary>
public sealed record LiveViewer(Func<Task> Draw, PageVisibility Visibility, TimeProvider Time, ILogger Logger);
