namespace Cluster.Compute.Signals.Generation;

/// <summary>A machine as it is built: what all of its records share.</summary>
/// <param name="Name">machine-1 and so on.</param>
/// <param name="RatedHz">Rated speed in revolutions per second.</param>
/// <param name="CriticalHz">First critical speed; above half of every running speed, so that whirl does not turn into whip.</param>
/// <param name="Damping">Of the first critical.</param>
/// <param name="RatedLoadPa">Unit load of the bearing at full load.</param>
/// <param name="FirstOrder">1X at rated speed, mm/s RMS.</param>
/// <param name="SecondOrder">2X over 1X in velocity.</param>
/// <param name="ThirdOrder">3X over 1X in velocity.</param>
/// <param name="VanePass">Vane-pass line over 1X in velocity.</param>
/// <param name="Phases">Of 1X to 10X against the shaft's mark, as built.</param>
/// <param name="BalanceGrade">Balance quality G, mm/s.</param>
/// <param name="FloorG">Broadband noise of flow and film at the casing, g RMS.</param>
/// <param name="SensorG">White noise of the sensor, g RMS.</param>
/// <param name="Gain">Of the measuring chain, 1 within 5 %.</param>
/// <param name="WhirlRatio">Whirl over shaft frequency of an unloaded journal.</param>
/// <param name="WhirlFall">Exponent of its fall with eccentricity.</param>
/// <param name="SecondRatio">Lines in the Y direction over those in X.</param>
/// <param name="SecondLag">Of lines in Y behind those in X, a quarter turn within 20 degrees: the shaft orbits forward.</param>
public sealed record VirtualMachine(
    string Name,
    double RatedHz,
    double CriticalHz,
    double Damping,
    JournalBearing Bearing,
    double RatedLoadPa,
    IReadOnlyList<CasingMode> Modes,
    double FirstOrder,
    double SecondOrder,
    double ThirdOrder,
    double VanePass,
    int Vanes,
    IReadOnlyList<double> Phases,
    double BalanceGrade,
    double FloorG,
    double SensorG,
    double Gain,
    double MainsHz,
    double MainsG,
    double WhirlRatio,
    double WhirlFall,
    double SecondRatio,
    double SecondLag)
{
    /// <summary>Displacement by imbalance, q^2 / sqrt((1-q^2)^2 + (2 zeta q)^2), and its lag, at a speed.</summary>
    public (double Size, double Lag) Response(double speedHz)
    {
        var q = speedHz / CriticalHz;
        var (re, im) = (1 - q * q, 2 * Damping * q);
        return (q * q / Math.Sqrt(re * re + im * im), Math.Atan2(im, re));
    }

    /// <summary>Whirl over shaft frequency: lambda0 (1 - eccentricity)^b.</summary>
    public double WhirlOrder(double eccentricity) => WhirlRatio * Math.Pow(1 - eccentricity, WhirlFall);
}
