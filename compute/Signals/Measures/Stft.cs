using System.Numerics;

namespace Cluster.Compute.Signals.Measures;

/// <summary>Short-time Fourier transform, one-sided. Cell (frame, bin) is at frame x <see cref="Bins"/> + bin.</summary>
/// <param name="StepHz">Distance of the bins, the rate over the segment.</param>
/// <param name="FirstSeconds">Middle of the first frame; 0 with padded ends.</param>
/// <param name="HopSeconds">Distance of the frames.</param>
/// <param name="Bins">Bins of a frame, segment/2 + 1.</param>
/// <param name="Frames">Number of frames.</param>
/// <param name="Cells">Frame after frame, in what <paramref name="Scale"/> says.</param>
/// <param name="Scale">Amplitude or density.</param>
public sealed record Stft(double StepHz, double FirstSeconds, double HopSeconds, int Bins, int Frames, double[] Cells, StftScale Scale)
{
    /// <summary>The longest segment: at 20,480 Hz its bins are 0.6 Hz apart, enough to part a whirl from half the speed.</summary>
    public const int LongestSegment = 32_768;

    private const long MostCells = 1 << 26;

    /// <summary>One frame's bins.</summary>
    public ReadOnlySpan<double> Frame(int frame) => Cells.AsSpan(frame * Bins, Bins);

    /// <summary>The transform of whole segments every <paramref name="hop"/> samples.</summary>
    /// <param name="x">Samples.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="segment">Samples of a segment, 2 to 32,768.</param>
    /// <param name="hop">Samples from one segment to the next.</param>
    /// <param name="window">Weights of a segment.</param>
    /// <param name="scale">What cells say.</param>
    /// <param name="paddedEnds">Half a segment of zeros at both ends, and as many more as fill the last one, so that every sample is in a frame's middle.</param>
    public static Stft Of(
        ReadOnlySpan<float> x, double rateHz, int segment, int hop, WindowKind window = WindowKind.Hann,
        StftScale scale = StftScale.Amplitude, bool paddedEnds = false)
        => Of(Fft.Widen(x), rateHz, segment, hop, window, scale, paddedEnds);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, double, int, int, WindowKind, StftScale, bool)"/>
    public static Stft Of(
        ReadOnlySpan<double> x, double rateHz, int segment, int hop, WindowKind window = WindowKind.Hann,
        StftScale scale = StftScale.Amplitude, bool paddedEnds = false)
    {
        Expect.Rate(rateHz);
        if (segment is < 2 or > LongestSegment)
            throw new ArgumentException($"expected a segment of 2 to {LongestSegment} samples, found {segment}", nameof(segment));
        if (paddedEnds)
            x = Padded(x, segment, hop);
        var starts = Windows.Starts(x.Length, segment, hop);
        var count = segment / 2 + 1;
        if ((long)count * starts.Length > MostCells)
            throw new ArgumentException($"expected at most {MostCells} cells, found {starts.Length} frames of {count} bins; take a longer hop");
        var function = WindowFunction.Of(window, segment);
        var cells = new double[count * starts.Length];
        var weighted = new double[segment];
        var bins = new Complex[count];
        for (var frame = 0; frame < starts.Length; frame++)
        {
            var stretch = x.Slice(starts[frame], segment);
            var mean = scale == StftScale.Density ? Expect.Mean(stretch) : 0;
            for (var i = 0; i < segment; i++)
                weighted[i] = (stretch[i] - mean) * function.Weights[i];
            Fft.Real(weighted, bins);
            Fill(cells.AsSpan(frame * count, count), bins, segment, rateHz, function, scale);
        }

        var first = paddedEnds ? 0 : segment / 2.0 / rateHz;
        return new Stft(rateHz / segment, first, hop / rateHz, count, starts.Length, cells, scale);
    }

    private static void Fill(Span<double> cells, Complex[] bins, int segment, double rateHz, WindowFunction window, StftScale scale)
    {
        var factor = scale == StftScale.Density ? 1 / (rateHz * window.SumOfSquares) : 1 / window.Sum;
        for (var k = 0; k < cells.Length; k++)
        {
            var power = bins[k].Real * bins[k].Real + bins[k].Imaginary * bins[k].Imaginary;
            var sides = k > 0 && 2 * k != segment ? 2 : 1;
            cells[k] = sides * factor * (scale == StftScale.Density ? power : Math.Sqrt(power));
        }
    }

    private static double[] Padded(ReadOnlySpan<double> x, int segment, int hop)
    {
        if (hop < 1)
            throw new ArgumentException($"expected a hop of at least 1 sample, found {hop}", nameof(hop));
        var length = x.Length + 2 * (segment / 2);
        var rest = (length - segment) % hop;
        var padded = new double[Math.Max(segment, rest == 0 ? length : length + hop - rest)];
        x.CopyTo(padded.AsSpan(segment / 2));
        return padded;
    }
}
