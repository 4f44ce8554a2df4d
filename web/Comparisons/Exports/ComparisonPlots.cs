using System.Runtime.CompilerServices;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>Every plot of a comparison, one after the other: time, spectrum and spectrogram of each signal, then all signals over one another, then the difference of the chosen pair.</summary>
internal sealed class ComparisonPlots(ISignalCurves curves, IDifferenceQueries differences, ClusterCalls calls)
{
    /// <summary>Values of an exported curve: any recording up to four million samples comes whole.</summary>
    public const int AllPoints = 4_000_000;

    private const int OverlayPoints = 4000;

    // Blue, green and red first; every pair differs for colour-blind eyes too, and the strokes repeat in another rhythm than the colours.
    private static readonly string[] _colours = ["#0072b2", "#009e73", "#d55e00", "#cc79a7", "#e69f00", "#56b4e9", "#5b6470", "#8c564b", "#000000", "#b5a300"];

    /// <summary>The plots of these signals; what a signal cannot show is told to <paramref name="left"/> and left out. <paramref name="points"/> bounds the values of each curve.</summary>
    public async IAsyncEnumerable<ExportPlot> Of(
        IReadOnlyList<SignalRow> signals, DifferenceView? pair, int points, Action<string> left, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 0; i < signals.Count; i++)
        {
            foreach (var kind in (CurveKind[])[CurveKind.Time, CurveKind.Spectrum])
            {
                if (await Curve(signals[i], new CurveQuery(kind, Points: points), left, cancellation) is not { } curve)
                    continue;
                var (word, x, y) = Words(kind, curve.YUnit);
                var series = new ExportSeries(signals[i].Id, curve.Values, curve.Start, curve.Step, _colours[i % _colours.Length]);
                yield return new ExportPlot($"{signals[i].Id}/{word}", $"{Name(signals[i])}: {word}", x, y, [series], Note(curve)) { Signal = Name(signals[i]) };
            }

            if (await Spectrogram(signals[i], left, cancellation) is { } plot)
                yield return plot;
        }

        foreach (var kind in (CurveKind[])[CurveKind.Time, CurveKind.Spectrum])
        {
            if (await Overlay(signals, kind, cancellation) is { } overlay)
                yield return overlay;
        }

        if (pair is null)
            yield break;
        yield return await TimeDifference(pair, points, cancellation);
        yield return await SpectralDifference(pair, points, cancellation);
    }

    /// <summary>A signal's id with its class.</summary>
    public static string Name(SignalRow signal) => signal.Label is null ? signal.Id : $"{signal.Id} ({signal.Label})";

    private static (string Word, string X, string Y) Words(CurveKind kind, string unit) => kind == CurveKind.Time
        ? ("time", "Time (s)", $"Amplitude ({unit})")
        : ("spectrum", "Frequency (Hz)", $"Peak amplitude ({unit})");

    private static string Note(SignalCurve curve) => curve.IsEnvelope
        ? $"{curve.Note} {curve.Values.Length} values alternate between minimum and maximum of equal stretches of {curve.Covered} values."
        : curve.Note;

    private async Task<ExportPlot?> Spectrogram(SignalRow signal, Action<string> left, CancellationToken cancellation)
    {
        try
        {
            if (await calls.Run(token => curves.Spectrogram(signal.Id, new SpectrogramQuery(), token), cancellation) is not { } levels)
                return null;
            var map = new ExportHeatmap(
                levels.Levels, levels.Rows, levels.Columns, levels.StartSeconds, levels.StepSeconds, levels.StartHz, levels.StepHz, $"dB re 1 ({levels.Unit})²/Hz");
            return new ExportPlot($"{signal.Id}/spectrogram", $"{Name(signal)}: spectrogram", "Time (s)", "Frequency (Hz)", [], levels.Note) { Signal = Name(signal), Heatmap = map };
        }
        catch (CommandRefusedException refusal)
        {
            left($"{signal.Id}, spectrogram: {refusal.Message}");
            return null;
        }
    }

    private async Task<ExportPlot> TimeDifference(DifferenceView pair, int points, CancellationToken cancellation)
    {
        var curve = await calls.Run(token => differences.Curve(pair.Query, DifferenceCurve.Time, null, null, points, token), cancellation);
        return new ExportPlot(
            "difference/time", $"{pair.Query.A} - {pair.Query.B}: time", "Time (s)", $"Difference ({curve.YUnit})",
            [new ExportSeries($"{pair.Query.A} - {pair.Query.B}", curve.Values, curve.Start, curve.Step, _colours[0])], $"{Note(curve)} {string.Join(' ', pair.Notes)}".Trim())
        {
            Spans = [.. pair.Stretches.Select(stretch => new ExportSpan(stretch.From, stretch.To, stretch.IsVery))],
        };
    }

    private async Task<ExportPlot> SpectralDifference(DifferenceView pair, int points, CancellationToken cancellation)
    {
        var (level, low, high) = (await Of(DifferenceCurve.Decibels), await Of(DifferenceCurve.Low), await Of(DifferenceCurve.High));
        // Thinned to extremes, the three would not stand at the same frequencies: then the line goes without its interval.
        var isWhole = !level.IsEnvelope && low.Values.Length == level.Values.Length && high.Values.Length == level.Values.Length;
        return new ExportPlot(
            "difference/spectrum", $"Power of {pair.Query.A} over that of {pair.Query.B}", "Frequency (Hz)", "Difference (dB)",
            [new ExportSeries($"{pair.Query.A} over {pair.Query.B}", level.Values, level.Start, level.Step, _colours[0], ExportDash.Solid, isWhole ? low.Values : null, isWhole ? high.Values : null)],
            Note(level))
        {
            Spans = [.. pair.Bands.Select(band => new ExportSpan(band.LowHz, band.HighHz, IsLarge: false))],
        };

        Task<SignalCurve> Of(DifferenceCurve curve) => calls.Run(token => differences.Curve(pair.Query, curve, null, null, points, token), cancellation);
    }

    private async Task<ExportPlot?> Overlay(IReadOnlyList<SignalRow> signals, CurveKind kind, CancellationToken cancellation)
    {
        var lines = new List<(SignalRow Signal, SignalCurve Curve, int Place)>();
        for (var i = 0; i < signals.Count; i++)
        {
            // What a signal cannot show was told with its own plots.
            if (await Curve(signals[i], new CurveQuery(kind, Points: OverlayPoints), _ => { }, cancellation) is { } curve)
                lines.Add((signals[i], curve, i));
        }

        if (lines.Count < 2)
            return null;
        var (word, x, y) = Words(kind, string.Join(" and ", lines.Select(line => line.Curve.YUnit).Distinct(StringComparer.Ordinal)));
        var rates = lines.Select(line => line.Signal.RateHz).Distinct().Count();
        return new ExportPlot(
            $"overlay/{word}",
            $"All signals: {word}",
            x,
            y,
            [.. lines.Select(line => new ExportSeries(
                Name(line.Signal), line.Curve.Values, line.Curve.Start, line.Curve.Step, _colours[line.Place % _colours.Length], (ExportDash)(line.Place % 3)))],
            $"Each signal from its own first sample, not aligned{(rates > 1 ? ", at its own rate" : "")}; the exact values of each are with its own plot.");
    }

    private async Task<SignalCurve?> Curve(SignalRow signal, CurveQuery query, Action<string> left, CancellationToken cancellation)
    {
        try
        {
            return await calls.Run(token => curves.Curve(signal.Id, query, token), cancellation);
        }
        catch (CommandRefusedException refusal)
        {
            left($"{signal.Id}, {Words(query.Kind, "").Word}: {refusal.Message}");
            return null;
        }
    }
}
