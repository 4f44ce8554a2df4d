using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation.Legacy;

/// <summary>What a legacy record is drawn under: free draws, not a machine.</summary>
/// <param name="SpeedRatio">r, 0.9 to 1.1 of 60 Hz.</param>
/// <param name="LoadPercent">30 to 100.</param>
/// <param name="LoadFactor">L = 0.3 + 0.7 load.</param>
/// <param name="TemperatureFactor">Tf, 0.9 to 1.1.</param>
/// <param name="Baseline">A_b = (0.2 + 0.1 U) L Tf.</param>
/// <param name="Sommerfeld">S by an exponential of the temperature, clipped to 0.05 to 0.5.</param>
internal sealed record LegacyConditions(
    double SpeedRatio, double LoadPercent, double LoadFactor, double TemperatureFactor, double Baseline, double Sommerfeld)
{
    public double SpeedHz => 60 * SpeedRatio;

    public double OperatingFactor => LoadFactor * TemperatureFactor;

    public double PhysicsFactor => Math.Sqrt(Sommerfeld / 0.15);

    public static LegacyConditions Draw(CounterRandom random)
    {
        var ratio = 1 + 0.1 * (2 * random.NextDouble() - 1);
        var percent = 30 + 70 * random.NextDouble();
        var load = 0.3 + 0.7 * percent / 100;
        var celsius = 40 + 40 * random.NextDouble();
        var warmth = 0.9 + 0.2 * (celsius - 40) / 40;
        var sommerfeld = Math.Clamp(0.15 * Math.Exp(-0.03 * (celsius - 60)) * ratio / load, 0.05, 0.5);
        return new LegacyConditions(ratio, percent, load, warmth, (0.2 + 0.1 * random.NextDouble()) * load * warmth, sommerfeld);
    }
}
