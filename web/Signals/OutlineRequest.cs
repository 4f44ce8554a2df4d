using Cluster.Contracts.Signals;

namespace Cluster.Web.Signals;

/// <summary>The corners of an outline in the plane of a projection.</summary>
internal sealed record OutlineRequest(IReadOnlyList<PlanePoint> Corners);
