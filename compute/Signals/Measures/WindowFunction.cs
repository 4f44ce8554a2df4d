using Cluster.Compute.Signals.Transforms;

namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Window functions in their periodic form, w[n] = sum a_k cos(2 pi k n / N). Harris, "On the use of windows for harmonic analysis
/// with the discrete Fourier transform", Proc. IEEE 66 (1978).
/// </summary>
public sealed class WindowFunction
{
    private const int KeptWindows = 32;
    private static readonly PlanCache<(WindowKind Kind, int Length), WindowFunction> Kept = new(KeptWindows, key => new(key.Kind, key.Length));

    private readonly double[] weights;

    private WindowFunction(WindowKind kind, int length)
    {
        weights = new double[length];
        var terms = Terms(kind);
        for (var n = 0; n < length; n++)
        {
            // The ends of a Tukey window are those of a Hann window of a quarter of the length.
            var angle = kind == WindowKind.Tukey ? Math.Min(Math.PI, 8 * Math.PI * Math.Min(n, length - n) / length) : 2 * Math.PI * n / length;
            for (var k = 0; k < terms.Length; k++)
                weights[n] += terms[k] * Math.Cos(k * angle);
        }

        foreach (var weight in weights)
        {
            Sum += weight;
            SumOfSquares += weight * weight;
        }
    }

    /// <summary>The weights.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>Sum of the weights.</summary>
    public double Sum { get; }

    /// <summary>Sum of the squared weights.</summary>
    public double SumOfSquares { get; }

    /// <summary>Mean weight: what the window leaves of the amplitude of a line on a bin.</summary>
    public double CoherentGain => Sum / weights.Length;

    /// <summary>Equivalent noise bandwidth in bins (Harris, eq. 11).</summary>
    public double NoiseBandwidth => weights.Length * SumOfSquares / (Sum * Sum);

    /// <summary>The window of a kind with <paramref name="length"/> weights.</summary>
    public static WindowFunction Of(WindowKind kind, int length)
    {
        if (length < 1)
            throw new ArgumentException($"expected a window of at least 1 sample, found {length}", nameof(length));
        return Kept.Get((kind, length));
    }

    private static double[] Terms(WindowKind kind) => kind switch
    {
        WindowKind.Rectangular => [1],
        WindowKind.Hann or WindowKind.Tukey => [0.5, -0.5],
        WindowKind.Hamming => [0.54, -0.46],
        WindowKind.Blackman => [0.42, -0.5, 0.08],
        WindowKind.FlatTop => [0.21557895, -0.41663158, 0.277263158, -0.083578947, 0.006947368],
        _ => throw new ArgumentException($"expected a kind of window, found {(int)kind}", nameof(kind)),
    };
}
