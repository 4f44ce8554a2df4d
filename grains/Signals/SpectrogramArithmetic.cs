using Cluster.Compute.Signals.Measures;
using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>Spectrograms of what is seen: as many windows as columns, the power of neighbouring bins averaged to as many rows.</summary>
internal static class SpectrogramArithmetic
{
    // An empty stretch has a level too.
    private const double Floor = 1e-30;

    /// <summary>The spectrogram of a stretch of a signal.</summary>
    public static SignalSpectrogram Of(SignalRow row, float[] samples, SpectrogramQuery query)
    {
        var segment = query.Segment ?? CurveArithmetic.SpectrogramSegment(row.RateHz, samples.Length);
        if (segment > samples.Length)
            throw new CommandRefusedException($"Expected a window of at most {samples.Length} samples, the length of {row.Id}; found {segment}.");
        // The windows of the first and the last column are centred on the ends of what is seen, as far as the signal goes.
        var first = Math.Clamp((int)Math.Clamp((query.From ?? 0) * row.RateHz, 0, samples.Length) - (segment / 2), 0, samples.Length - segment);
        var end = Math.Clamp((int)Math.Clamp(Math.Ceiling((query.To ?? double.MaxValue) * row.RateHz), 0, samples.Length) + (segment / 2), first + segment, samples.Length);
        var hop = Math.Max(1, (int)Math.Ceiling((end - first - segment) / (double)Math.Max(1, query.Columns - 1)));
        var stft = Stft.Of(samples.AsSpan(first, end - first), row.RateHz, segment, hop, WindowKind.Hann, StftScale.Density);
        var per = (stft.Bins + query.Rows - 1) / query.Rows;
        var rows = (stft.Bins + per - 1) / per;
        return new(
            Levels(stft, per, rows), rows, stft.Frames, (first / row.RateHz) + stft.FirstSeconds, stft.HopSeconds, stft.StepHz * (per - 1) / 2, stft.StepHz * per,
            samples.Length / row.RateHz, row.Unit,
            $"Hann window of {segment:N0} samples ({1000 * segment / row.RateHz:G3} ms) every {1000 * stft.HopSeconds:G3} ms, rows {stft.StepHz * per:G4} Hz apart",
            row.Hash);
    }

    private static float[] Levels(Stft stft, int per, int rows)
    {
        var levels = new float[rows * stft.Frames];
        for (var frame = 0; frame < stft.Frames; frame++)
        {
            var bins = stft.Frame(frame);
            for (var line = 0; line < rows; line++)
            {
                var (from, to) = (line * per, Math.Min((line + 1) * per, bins.Length));
                var power = 0.0;
                foreach (var bin in bins[from..to])
                    power += bin;
                levels[(line * stft.Frames) + frame] = (float)(10 * Math.Log10(Math.Max(Floor, power / (to - from))));
            }
        }

        return levels;
    }
}
