using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cluster.Compute.Signals.Features;

/// <summary>Sums over the samples that the time features need, in two passes: the second is about the mean.</summary>
internal readonly record struct Moments(
    double Peak, double MeanSquare, double MeanMagnitude, double MeanRoot, double Second, double Third, double Fourth)
{
    /// <summary>Kurtosis less 3, biased; NaN of a constant.</summary>
    public double Kurtosis => Second > 0 ? Fourth / (Second * Second) - 3 : double.NaN;

    /// <summary>Skewness, biased; NaN of a constant.</summary>
    public double Skewness => Second > 0 ? Third / (Second * Math.Sqrt(Second)) : double.NaN;

    public static Moments Of(ReadOnlySpan<float> x)
    {
        var n = (double)x.Length;
        var (sum, square, magnitude, root, peak) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var fours = MemoryMarshal.Cast<float, Vector128<float>>(x);
        foreach (var four in fours)
        {
            var value = Widen(four);
            var size = Vector256.Abs(value);
            sum += value;
            square += value * value;
            magnitude += size;
            root += Vector256.Sqrt(size);
            peak = Vector256.Max(peak, size);
        }

        var rest = x[(4 * fours.Length)..];
        var (total, squares, magnitudes, roots, most) = (Vector256.Sum(sum), Vector256.Sum(square), Vector256.Sum(magnitude), Vector256.Sum(root), 0.0);
        for (var lane = 0; lane < 4; lane++)
            most = Math.Max(most, peak[lane]);
        foreach (var sample in rest)
        {
            var size = Math.Abs((double)sample);
            total += sample;
            squares += size * size;
            magnitudes += size;
            roots += Math.Sqrt(size);
            most = Math.Max(most, size);
        }

        var (second, third, fourth) = Central(x, total / n);
        // What a constant leaves is rounding of its mean, not a deviation.
        if (second <= 1e-26 * squares / n)
            (second, third, fourth) = (0, 0, 0);
        return new(most, squares / n, magnitudes / n, roots / n, second, third, fourth);
    }

    /// <summary>Mean powers 2, 3, 4 of the deviations from <paramref name="mean"/>.</summary>
    private static (double Second, double Third, double Fourth) Central(ReadOnlySpan<float> x, double mean)
    {
        var (second, third, fourth) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var centre = Vector256.Create(mean);
        var fours = MemoryMarshal.Cast<float, Vector128<float>>(x);
        foreach (var four in fours)
        {
            var off = Widen(four) - centre;
            var square = off * off;
            second += square;
            third += square * off;
            fourth += square * square;
        }

        var (two, three, four4) = (Vector256.Sum(second), Vector256.Sum(third), Vector256.Sum(fourth));
        foreach (var sample in x[(4 * fours.Length)..])
        {
            var off = sample - mean;
            two += off * off;
            three += off * off * off;
            four4 += off * off * off * off;
        }

        return (two / x.Length, three / x.Length, four4 / x.Length);
    }

    /// <summary>The first seven features.</summary>
    public void Write(Span<double> values)
    {
        var rms = Math.Sqrt(MeanSquare);
        values[0] = rms;
        values[1] = Kurtosis;
        values[2] = Skewness;
        values[3] = Peak / rms;
        values[4] = rms / MeanMagnitude;
        values[5] = Peak / MeanMagnitude;
        values[6] = Peak / (MeanRoot * MeanRoot);
    }

    private static Vector256<double> Widen(Vector128<float> four)
    {
        var (low, high) = Vector128.Widen(four);
        return Vector256.Create(low, high);
    }
}
