using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Curves that say what was asked.</summary>
public sealed class FakeCurves : ISignalCurves
{
    public List<CurveQuery> Asked { get; } = [];

    public IReadOnlyList<BearingSize> Bearings { get; } = [new("SKF 6205-2RS", 9, 7.94, 39.04)];

    public Task<SignalCurve?> Curve(string signal, CurveQuery query, CancellationToken cancellation)
    {
        Asked.Add(query);
        if (signal != "signal-1")
            return Task.FromResult<SignalCurve?>(null);
        if (query.Kind == CurveKind.OrderSpectrum)
            throw new CommandRefusedException("An order spectrum needs the speed of the shaft; signal-1 has none.", RefusalKind.Conflict);
        return Task.FromResult<SignalCurve?>(new(
            [1.5f, -2], query.From ?? 0, 0.5, 100, true, "Hz", "µm²/Hz", 0, 50, "Welch, Hann window", new string('c', 64), query.LowHz, query.HighHz));
    }

    public Task<SignalSpectrogram?> Spectrogram(string signal, SpectrogramQuery query, CancellationToken cancellation) => Task.FromResult<SignalSpectrogram?>(
        signal != "signal-1" ? null : new([-10, -20, -30, -40, -50, -60], 2, 3, 0.5, 0.25, 0, 100, 4, "µm", "Hann window", new string('c', 64)));

    public BearingSize? SizeOf(string geometry) => geometry == "n=12 d=7 D=40" ? new(geometry, 12, 7, 40) : null;

    public IReadOnlyList<FaultLine> FaultLines(BearingSize? rolling) => rolling is null
        ? [new("Whirl", "oil whirl", 0.38, 0.49), new("1X", "shaft", 1, 1)]
        : [new("BPFO", "defect of the outer ring", 0.4 * rolling.Elements, 0.4 * rolling.Elements)];
}
