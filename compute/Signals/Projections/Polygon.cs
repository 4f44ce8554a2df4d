namespace Cluster.Compute.Signals.Projections;

/// <summary>A closed outline in the plane of a projection, as somebody draws it around points; it may cross itself.</summary>
public sealed class Polygon
{
    private readonly PlanarPoint[] _corners;

    /// <summary>Of at least 3 corners.</summary>
    public Polygon(IReadOnlyList<PlanarPoint> corners)
    {
        if (corners.Count < 3)
            throw new ArgumentException($"expected at least 3 corners, found {corners.Count}", nameof(corners));
        _corners = [.. corners];
    }

    /// <summary>Whether a point is inside by the even-odd rule: a ray to the right crosses the outline an odd number of times (Shimrat, CACM 5 (1962), algorithm 112).</summary>
    public bool Contains(PlanarPoint point)
    {
        var isInside = false;
        var before = _corners[^1];
        foreach (var corner in _corners)
        {
            if (corner.Y > point.Y != before.Y > point.Y && point.X < corner.X + ((before.X - corner.X) * (point.Y - corner.Y) / (before.Y - corner.Y)))
                isInside = !isInside;
            before = corner;
        }

        return isInside;
    }
}
