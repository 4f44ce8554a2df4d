using System.Numerics;
using Cluster.Compute.Signals;

namespace Cluster.Compute.Comparisons;

/// <summary>
/// Which sample of B stands beside which of A: a[n] beside b[n + <see cref="LagSamples"/>]. A positive lag means that B shows the same
/// later. <see cref="Likeness"/> is the normalised cross-correlation at that lag, from -1 to 1.
/// </summary>
public sealed record Alignment(AlignmentKind Kind, int LagSamples, double LagSeconds, double Likeness)
{
    /// <summary>First sample to first sample.</summary>
    public static Alignment None(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => new(AlignmentKind.None, 0, 0, LikenessAt(a, b, 0));

    /// <summary>
    /// The lag with the largest sum a'[n] b'[n + lag] / sqrt(sum a'^2 sum b'^2), a' and b' without their means, by one transform of
    /// both signals. Lags that leave less than half of the shorter signal are not looked at; of equal peaks, as periodic signals have
    /// them, the one nearest to 0 wins.
    /// </summary>
    public static Alignment CrossCorrelation(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double rateHz)
    {
        Expect(a, b, rateHz);
        var length = Fft.FastLength(a.Length + b.Length);
        var both = new Complex[length];
        var (meanA, energyA) = Centre(a);
        var (meanB, energyB) = Centre(b);
        for (var i = 0; i < a.Length; i++)
            both[i] = new(a[i] - meanA, 0);
        for (var i = 0; i < b.Length; i++)
            both[i] += new Complex(0, b[i] - meanB);
        Correlate(both);

        var scale = energyA > 0 && energyB > 0 ? 1 / Math.Sqrt(energyA * energyB) : 0;
        var shorter = Math.Min(a.Length, b.Length);
        var (best, most) = (0, both[0].Real);
        for (var lag = 1; lag < Math.Max(a.Length, b.Length); lag++)
        {
            foreach (var signed in (ReadOnlySpan<int>)[lag, -lag])
            {
                if (Overlap(a.Length, b.Length, signed).Length < (shorter + 1) / 2)
                    continue;
                var value = both[signed < 0 ? length + signed : signed].Real;
                // The sum of a shorter overlap must be larger by more than rounding.
                if (value > most + 1e-12 * Math.Abs(most))
                    (best, most) = (signed, value);
            }
        }

        return new(AlignmentKind.CrossCorrelation, best, best / rateHz, Math.Clamp(most * scale, -1, 1));
    }

    /// <summary>First tacho pulse to first tacho pulse, in seconds from each signal's first sample.</summary>
    public static Alignment Tacho(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, double rateHz, ReadOnlySpan<double> pulsesA, ReadOnlySpan<double> pulsesB)
    {
        Expect(a, b, rateHz);
        if (pulsesA.IsEmpty || pulsesB.IsEmpty)
            throw new ArgumentException($"expected a tacho pulse of both signals, found {pulsesA.Length} and {pulsesB.Length}");
        return At(AlignmentKind.Tacho, a, b, rateHz, pulsesB[0] - pulsesA[0]);
    }

    /// <summary>
    /// Equal phase of the rotation frequency, for signals without a tacho: the smallest shift that brings their first orders to the
    /// same angle. Speeds may differ; each signal's phase is read at its own.
    /// </summary>
    public static Alignment Phase(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double rateHz, double rpmA, double rpmB)
    {
        Expect(a, b, rateHz);
        var (turnsA, turnsB) = (Turns(a, rpmA / 60, rateHz), Turns(b, rpmB / 60, rateHz));
        var turns = turnsA - turnsB;
        turns -= Math.Round(turns);
        return At(AlignmentKind.Phase, a, b, rateHz, turns * 60 / rpmB);
    }

    /// <summary>First samples and length of what both signals have at a lag.</summary>
    public static (int FirstA, int FirstB, int Length) Overlap(int lengthA, int lengthB, int lag)
    {
        var (firstA, firstB) = (Math.Max(0, -lag), Math.Max(0, lag));
        return (firstA, firstB, Math.Max(0, Math.Min(lengthA - firstA, lengthB - firstB)));
    }

    /// <summary>First samples and length of what both signals have at this lag.</summary>
    public (int FirstA, int FirstB, int Length) Overlap(int lengthA, int lengthB) => Overlap(lengthA, lengthB, LagSamples);

    private static Alignment At(AlignmentKind kind, ReadOnlySpan<float> a, ReadOnlySpan<float> b, double rateHz, double seconds)
    {
        var lag = (int)Math.Round(seconds * rateHz);
        if (Overlap(a.Length, b.Length, lag).Length < 2)
            throw new ArgumentException($"expected signals that overlap after a shift of {seconds} s, found {a.Length} and {b.Length} samples at {rateHz} Hz");
        return new(kind, lag, lag / rateHz, LikenessAt(a, b, lag));
    }

    /// <summary>Turns both transforms, packed as real and imaginary part, into the correlation at every lag (negative ones from the end).</summary>
    private static void Correlate(Complex[] both)
    {
        Fft.Forward(both);
        var length = both.Length;
        var product = new Complex[length];
        for (var k = 0; k < length; k++)
        {
            var (up, down) = (both[k], Complex.Conjugate(both[(length - k) % length]));
            var (ofA, ofB) = ((up + down) / 2, (up - down) / new Complex(0, 2));
            product[k] = Complex.Conjugate(ofA) * ofB;
        }

        Fft.Inverse(product);
        product.CopyTo(both, 0);
    }

    private static double Turns(ReadOnlySpan<float> x, double hz, double rateHz)
    {
        if (!(hz > 0 && hz < rateHz / 2))
            throw new ArgumentException($"expected a rotation frequency between 0 and half of {rateHz} Hz, found {hz} Hz");
        var (mean, _) = Centre(x);
        var sum = Complex.Zero;
        for (var i = 0; i < x.Length; i++)
        {
            var window = 0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / x.Length);
            sum += window * (x[i] - mean) * Complex.FromPolarCoordinates(1, -2 * Math.PI * hz / rateHz * i);
        }

        return sum.Phase / (2 * Math.PI);
    }

    private static double LikenessAt(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int lag)
    {
        var (firstA, firstB, length) = Overlap(a.Length, b.Length, lag);
        var ((meanA, energyA), (meanB, energyB)) = (Centre(a), Centre(b));
        var sum = 0.0;
        for (var i = 0; i < length; i++)
            sum += (a[firstA + i] - meanA) * (b[firstB + i] - meanB);
        return energyA > 0 && energyB > 0 ? sum / Math.Sqrt(energyA * energyB) : 0;
    }

    private static (double Mean, double Energy) Centre(ReadOnlySpan<float> x)
    {
        var (mean, energy) = (0.0, 0.0);
        foreach (var value in x)
            mean += value;
        mean /= Math.Max(1, x.Length);
        foreach (var value in x)
            energy += (value - mean) * (value - mean);
        return (mean, energy);
    }

    private static void Expect(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double rateHz)
    {
        if (a.Length < 2 || b.Length < 2)
            throw new ArgumentException($"expected signals of at least 2 samples, found {a.Length} and {b.Length}");
        if (rateHz is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException($"expected a rate above 0 Hz, found {rateHz}", nameof(rateHz));
    }
}
