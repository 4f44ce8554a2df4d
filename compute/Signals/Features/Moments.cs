using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cluster.Compute.Signals.Features;

/// <summary>
/// Sums over samples that the features need, in two passes: the second is about the mean. Always four sums side by side, whatever the
/// machine offers, so that every bit stays the same.
/// </summary>
internal readonly record struct Moments(
    double Peak, double MeanSquare, double MeanMagnitude, double MeanRoot, double Second, double Third, double Fourth)
{
    /// <summary>Kurtosis less 3, biased; NaN of a constant.</summary>
    public double Kurtosis => Second > 0 ? Fourth / (Second * Second) - 3 : double.NaN;

    /// <summary>Skewness, biased; NaN of a constant.</summary>
    public double Skewness => Second > 0 ? Third / (Second * Math.Sqrt(Second)) : double.NaN;

    public static Moments Of(ReadOnlySpan<double> x)
    {
        var (sum, square, magnitude, root, peak) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var fours = MemoryMarshal.Cast<double, Vector256<double>>(x);
        foreach (var value in fours)
        {
            var size = Vector256.Abs(value);
            sum += value;
            square += value * value;
            magnitude += size;
            root += Vector256.Sqrt(size);
            peak = Vector256.Max(peak, size);
        }

        var (total, squares, magnitudes, roots) = (Vector256.Sum(sum), Vector256.Sum(square), Vector256.Sum(magnitude), Vector256.Sum(root));
        var most = Math.Max(Math.Max(peak[0], peak[1]), Math.Max(peak[2], peak[3]));
        foreach (var value in x[(4 * fours.Length)..])
        {
            var size = Math.Abs(value);
            total += value;
            squares += size * size;
            magnitudes += size;
            roots += Math.Sqrt(size);
            most = Math.Max(most, size);
        }

        var n = (double)x.Length;
        var (second, third, fourth) = Central(x, total / n);
        // What a constant leaves is rounding of its mean, not a deviation.
        if (second <= 1e-26 * squares / n)
            (second, third, fourth) = (0, 0, 0);
        return new(most, squares / n, magnitudes / n, roots / n, second, third, fourth);
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

    /// <summary>Mean powers 2, 3, 4 of the deviations from <paramref name="mean"/>.</summary>
    private static (double Second, double Third, double Fourth) Central(ReadOnlySpan<double> x, double mean)
    {
        var (second, third, fourth) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var centre = Vector256.Create(mean);
        var fours = MemoryMarshal.Cast<double, Vector256<double>>(x);
        foreach (var value in fours)
        {
            var off = value - centre;
            var square = off * off;
            second += square;
            third += square * off;
            fourth += square * square;
        }

        var (squares, cubes, quarts) = (Vector256.Sum(second), Vector256.Sum(third), Vector256.Sum(fourth));
        foreach (var value in x[(4 * fours.Length)..])
        {
            var off = value - mean;
            squares += off * off;
            cubes += off * off * off;
            quarts += off * off * off * off;
        }

        return (squares / x.Length, cubes / x.Length, quarts / x.Length);
    }
}
