using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Comparisons;

/// <summary>Curves with values that name their signal; signal-3 is too short for a spectrogram.</summary>
internal sealed class ExportedCurves : ISignalCurves
{
    public IReadOnlyList<BearingSize> Bearings { get; } = [];

    public static float[] Values(string signal, CurveKind kind, int points) =>
        [.. Enumerable.Range(0, Math.Min(points, kind == CurveKind.Time ? 5000 : 2500)).Select(i => (float)Math.Sin((i * 0.01) + signal.Length) / 3)];

    public Task<SignalCurve?> Curve(string signal, CurveQuery query, CancellationToken cancellation) => Task.FromResult<SignalCurve?>(new(
        Values(signal, query.Kind, query.Points), 0, query.Kind == CurveKind.Time ? 0.0005 : 0.4, 5000, false, query.Kind == CurveKind.Time ? "s" : "Hz", "µm", 0, 2.5,
        $"{query.Kind} of {signal}.", new string('c', 64)));

    public Task<SignalSpectrogram?> Spectrogram(string signal, SpectrogramQuery query, CancellationToken cancellation) => signal == "signal-3"
        ? throw new CommandRefusedException("Expected at least one window of 1024 samples, found 900.")
        : Task.FromResult<SignalSpectrogram?>(new([-10, -20, -30, -40, -50.5f, -60], 2, 3, 0.5, 0.25, 0, 100, 4, "µm", "Hann window.", new string('c', 64)));

    public BearingSize? SizeOf(string geometry) => null;

    public IReadOnlyList<FaultLine> FaultLines(BearingSize? rolling) => [];
}
