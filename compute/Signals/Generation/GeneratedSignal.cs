namespace Cluster.Compute.Signals.Generation;

/// <summary>A simulated recording with everything it was made from.</summary>
/// <param name="Samples">Casing acceleration in <paramref name="Unit"/>, quantised.</param>
/// <param name="LoadPercent">Bearing load over the rated one.</param>
/// <param name="Parameters">One a single fault; none for healthy.</param>
/// <param name="Run">Number of the record among those of its class and machine, counted from 1.</param>
/// <param name="Seed">Of this record alone.</param>
/// <param name="TachoSeconds">Times at which the shaft's mark passes.</param>
public sealed record GeneratedSignal(
    float[] Samples,
    double RateHz,
    string Unit,
    FaultClass Class,
    string Label,
    SeverityLevel Severity,
    IReadOnlyList<FaultParameter> Parameters,
    string Machine,
    double SpeedRpm,
    double LoadPercent,
    OperatingPoint Point,
    FilmState Film,
    int Run,
    ulong Seed,
    string GeneratorVersion,
    double[] TachoSeconds);
