namespace Cluster.Compute.Signals.Generation;

/// <summary>State of the oil film, computed from the operating point.</summary>
/// <param name="Sommerfeld">S = mu N / P (R/c)^2, N in revolutions per second.</param>
/// <param name="Eccentricity">Of the journal, over the clearance.</param>
/// <param name="FilmM">Least film thickness.</param>
/// <param name="FilmRatio">Least thickness over roughness: above 3 full film, below 1 boundary friction.</param>
/// <param name="Reynolds">rho omega R c / mu; vortices from about 41 sqrt(R/c) on.</param>
public sealed record FilmState(double Sommerfeld, double Eccentricity, double FilmM, double FilmRatio, double Reynolds)
{
    /// <param name="bearing">The bearing.</param>
    /// <param name="point">How it runs.</param>
    /// <param name="clearanceGrowth">Clearance over that of the new bearing.</param>
    public static FilmState Of(JournalBearing bearing, OperatingPoint point, double clearanceGrowth = 1)
    {
        ArgumentNullException.ThrowIfNull(bearing);
        ArgumentNullException.ThrowIfNull(point);
        var clearance = bearing.ClearanceRatio * clearanceGrowth;
        var sommerfeld = bearing.Viscosity(point.Celsius) * point.SpeedHz / point.UnitLoadPa / (clearance * clearance);
        var eccentricity = EccentricityAt(sommerfeld * bearing.LengthRatio * bearing.LengthRatio);
        var radius = bearing.DiameterM / 2;
        var film = clearance * radius * (1 - eccentricity);
        var reynolds = JournalBearing.OilDensity * 2 * Math.PI * point.SpeedHz * radius * clearance * radius / bearing.Viscosity(point.Celsius);
        return new FilmState(sommerfeld, eccentricity, film, film / bearing.RoughnessM, reynolds);
    }

    /// <summary>S (L/D)^2 of the short bearing at an eccentricity: (1-e^2)^2 / (pi e sqrt(pi^2 (1-e^2) + 16 e^2)).</summary>
    public static double Capacity(double eccentricity)
    {
        var rest = 1 - eccentricity * eccentricity;
        return rest * rest
            / (Math.PI * eccentricity * Math.Sqrt(Math.PI * Math.PI * rest + 16 * eccentricity * eccentricity));
    }

    // Capacity falls from infinity to 0 as the eccentricity rises from 0 to 1.
    internal static double EccentricityAt(double capacity)
    {
        var (low, high) = (1e-9, 1 - 1e-9);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            if (Capacity(middle) > capacity)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }
}
