namespace Cluster.Compute.Signals.Generation;

/// <summary>An oil-film bearing and its oil.</summary>
/// <param name="DiameterM">Of the journal.</param>
/// <param name="LengthRatio">Length over diameter.</param>
/// <param name="ClearanceRatio">Radial clearance over radius.</param>
/// <param name="Viscosity40">Dynamic viscosity at 40 degrees Celsius in Pa s.</param>
/// <param name="ViscositySlope">Fall of its logarithm per kelvin.</param>
/// <param name="RoughnessM">Root of the summed squares of both surfaces' roughness.</param>
/// <param name="CriticalEccentricity">Below it the journal whirls.</param>
public sealed record JournalBearing(
    double DiameterM,
    double LengthRatio,
    double ClearanceRatio,
    double Viscosity40,
    double ViscositySlope,
    double RoughnessM,
    double CriticalEccentricity)
{
    internal const double OilDensity = 860;

    /// <summary>mu(T) = mu40 exp(-b (T - 40)).</summary>
    public double Viscosity(double celsius) => Viscosity40 * Math.Exp(-ViscositySlope * (celsius - 40));

    /// <summary>Sommerfeld number at the critical eccentricity: above it the journal whirls.</summary>
    public double CriticalSommerfeld => FilmState.Capacity(CriticalEccentricity) / (LengthRatio * LengthRatio);
}
