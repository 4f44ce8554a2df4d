namespace Cluster.Compute.Signals.Generation;

/// <summary>A simulated recording with everything it was made from.</summary>
/// <param name="Samples">Acceleration of the casing in <paramref name="Unit"/> in the X direction, quantised.</param>
/// <param name="Machine">Name of the virtual machine; empty for legacy records, which have none.</param>
/// <param name="SpeedRpm">Mean over the record.</param>
/// <param name="LoadPercent">Bearing load over the rated one.</param>
/// <param name="Parameters">One a single fault; none for healthy.</param>
/// <param name="Point">Null for legacy records.</param>
/// <param name="Film">At the operating speed; null for legacy records.</param>
/// <param name="Run">Number of the record among those of its class and machine, counted from 1.</param>
/// <param name="Seed">Of this record alone.</param>
/// <param name="TachoSeconds">Times at which the shaft's mark passes; none for legacy records.</param>
/// <param name="Windows">Where the faults stand out, second by second.</param>
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
    OperatingPoint? Point,
    FilmState? Film,
    int Run,
    ulong Seed,
    string GeneratorVersion,
    double[] TachoSeconds,
    SpeedProfile Profile,
    IReadOnlyList<TruthWindow> Windows)
{
    /// <summary>Samples of the Y direction, where two channels were asked for.</summary>
    public float[]? Second { get; init; }

    /// <summary>Whether the speed changes so far that no single one describes the record.</summary>
    public bool RunsUp => Profile is SpeedProfile.RunUp or SpeedProfile.RunUpAndDown;
}
