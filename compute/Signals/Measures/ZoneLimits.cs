namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Boundaries of the zones of a machine in mm/s RMS. They come from the user, who has the standard's part for that machine or has
/// agreed on others; the product brings none.
/// </summary>
/// <param name="Name">What they are and where they are from.</param>
public sealed record ZoneLimits(string Name, double AToB, double BToC, double CToD)
{
    /// <summary>The zone of a velocity; a value on a boundary is in the better zone.</summary>
    public SeverityZone Zone(double velocityRms)
    {
        if (!(AToB > 0 && BToC > AToB && CToD > BToC))
            throw new ArgumentException($"expected limits that rise from above 0, found {AToB}, {BToC} and {CToD} mm/s");
        if (!(velocityRms >= 0))
            throw new ArgumentException($"expected a velocity of at least 0 mm/s, found {velocityRms}", nameof(velocityRms));
        return velocityRms <= AToB ? SeverityZone.A : velocityRms <= BToC ? SeverityZone.B : velocityRms <= CToD ? SeverityZone.C : SeverityZone.D;
    }
}
