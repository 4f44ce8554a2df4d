namespace Cluster.Contracts.Signals;

/// <summary>Curves of stored signals for plots: computed once, kept in memory within a limit, cut and thinned to what is seen.</summary>
public interface ISignalCurves
{
    /// <summary>Rises when a curve is computed in another way than before: part of every address that may be kept for ever.</summary>
    const int Version = 2;

    /// <summary>
    /// A part of a curve: exact values if they are at most as many as asked for, else the minimum and maximum of equal buckets, so that no extreme is
    /// lost. Null if there is no such signal; refuses (<see cref="CommandRefusedException"/>) what the signal cannot show, as orders without a speed.
    /// </summary>
    Task<SignalCurve?> Curve(string signal, CurveQuery query, CancellationToken cancellation);

    /// <summary>A part of the spectrogram, null if there is no such signal.</summary>
    Task<SignalSpectrogram?> Spectrogram(string signal, SpectrogramQuery query, CancellationToken cancellation);

    /// <summary>Rolling bearings whose size is known.</summary>
    IReadOnlyList<BearingSize> Bearings { get; }

    /// <summary>The size that a stored geometry (<see cref="SignalRow.Geometry"/>) tells, or null where it is none.</summary>
    BearingSize? SizeOf(string geometry);

    /// <summary>Where faults of a journal bearing show (null), or those of a rolling bearing of this size; refuses a size that no bearing has.</summary>
    IReadOnlyList<FaultLine> FaultLines(BearingSize? rolling);
}
