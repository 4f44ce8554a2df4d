using System.Numerics;
using Cluster.Compute.Signals;

namespace Cluster.Compute.Tests.Signals.Features;

/// <summary>The 36 features once more, each straight from its formula: sums over all samples, transforms by their definition.</summary>
internal static class PlainFeatures
{
    public static double[] Of(float[] x, double rate, double? rpm)
    {
        var values = new List<double>();
        double[] d = [.. x.Select(v => (double)v)];
        var rms = Math.Sqrt(d.Average(v => v * v));
        var (peak, magnitude, root) = (d.Max(Math.Abs), d.Average(Math.Abs), d.Average(v => Math.Sqrt(Math.Abs(v))));
        values.AddRange([rms, Kurtosis(d), Moment(d, 3) / Math.Pow(Moment(d, 2), 1.5), peak / rms, rms / magnitude, peak / magnitude, peak / (root * root)]);

        var (density, step) = Welch(d, rate, Segment(d.Length, rate));
        (double Hz, double P)[] bins = [.. density.Select((p, k) => (k * step, p)).Where(bin => bin.Item1 >= 2)];
        var total = bins.Sum(bin => bin.P);
        values.Add(bins.MaxBy(bin => bin.P).Hz);
        values.Add(bins.Sum(bin => bin.Hz * bin.P) / total);
        values.Add(Entropy([.. bins.Select(bin => bin.P)]));
        foreach (var (from, to) in new[] { (2, 500), (500, 2000), (2000, 5000), (5000, 10000) })
            values.Add(from >= rate / 2 ? double.NaN : Math.Sqrt(bins.Where(bin => bin.Hz >= from && bin.Hz < to).Sum(bin => bin.P) * step));
        values.Add(total * step);
        values.Add(Math.Sqrt(Moment([.. bins.Select(bin => bin.P)], 2)));
        var shaft = rpm / 60 ?? double.NaN;
        var one = Amplitude(density, step, shaft);
        values.Add(Amplitude(density, step, 2 * shaft) / one);
        values.Add(Amplitude(density, step, 3 * shaft) / one);
        values.Add(bins.Max(bin => bin.P) / bins.Average(bin => bin.P));
        values.AddRange(Envelope(d, rate));
        values.AddRange(Wavelet(d));
        values.AddRange(Cepstral(density, step, shaft));
        values.AddRange(Bicoherence(x, rate, shaft));
        return [.. values];
    }

    public static double Moment(double[] x, int power)
    {
        var mean = x.Average();
        return x.Average(v => Math.Pow(v - mean, power));
    }

    public static double Kurtosis(double[] x) => Moment(x, 4) / Math.Pow(Moment(x, 2), 2) - 3;

    public static int Segment(int samples, double rate)
    {
        var segment = 2;
        while (segment < rate / 2 && 2 * segment <= samples)
            segment *= 2;
        return segment;
    }

    public static (double[] Density, double Step) Welch(double[] x, double rate, int segment)
    {
        double[] window = [.. Enumerable.Range(0, segment).Select(i => Math.Pow(Math.Sin(Math.PI * i / segment), 2))];
        var density = new double[segment / 2 + 1];
        var count = 0;
        for (var start = 0; start + segment <= x.Length; start += segment / 2, count++)
        {
            var mean = x[start..(start + segment)].Average();
            double[] part = [.. window.Select((w, i) => w * (x[start + i] - mean))];
            for (var k = 0; k < density.Length; k++)
            {
                var size = Bin(part, k).Magnitude;
                density[k] += size * size * (k == 0 || 2 * k == segment ? 1 : 2) / rate / window.Sum(w => w * w);
            }
        }

        return ([.. density.Select(p => p / count)], rate / segment);
    }

    /// <summary>sum x[n] exp(-2 pi i k n / N).</summary>
    public static Complex Bin(double[] x, int k)
    {
        var roots = Roots(x.Length);
        var (re, im, at) = (0.0, 0.0, 0);
        foreach (var value in x)
        {
            re += value * roots[at].Real;
            im -= value * roots[at].Imaginary;
            at += k;
            while (at >= x.Length)
                at -= x.Length;
        }

        return new(re, im);
    }

    [ThreadStatic]
    private static Complex[]? kept;

    private static Complex[] Roots(int length) => kept is { } roots && roots.Length == length
        ? roots
        : kept = [.. Enumerable.Range(0, length).Select(i => Complex.FromPolarCoordinates(1, 2 * Math.PI * i / length))];

    private static double Entropy(double[] values)
    {
        var total = values.Sum();
        return -values.Where(v => v > 0).Sum(v => v / total * Math.Log(v / total)) / Math.Log(values.Length);
    }

    private static double Amplitude(double[] density, double step, double hz)
    {
        if (double.IsNaN(hz) || 1.02 * hz >= step * (density.Length - 1))
            return double.NaN;
        var candidates = Enumerable.Range(1, density.Length - 1).Where(k => Math.Abs(k * step - hz) <= 0.02 * hz).Append((int)Math.Round(hz / step));
        var line = candidates.MaxBy(k => density[k]);
        double[] around = [.. Enumerable.Range(1, density.Length - 1).Where(k => Math.Abs(k - line) is > 3 and <= 19).Select(k => density[k]).Order()];
        var floor = around.Length % 2 == 1 ? around[around.Length / 2] : (around[around.Length / 2 - 1] + around[around.Length / 2]) / 2;
        var square = Enumerable.Range(line - 2, 5).Where(k => k >= 1 && k < density.Length).Sum(k => 2 * (density[k] - floor) * step);
        return Math.Sqrt(Math.Max(0, square));
    }

    private static double[] Envelope(double[] x, double rate)
    {
        var (low, high) = rate >= 12000 ? (2000.0, 5000.0) : (rate / 6, rate * 5 / 12);
        int[] band = [.. Enumerable.Range(0, x.Length / 2 + 1).Where(k => k * rate / x.Length >= low && k * rate / x.Length <= high)];
        Complex[] bins = [.. band.Select(k => Bin(x, k))];
        var points = Fft.FastLength(2 * band.Length + 8);
        var e = new double[points];
        for (var i = 0; i < points; i++)
        {
            // The analytic signal of the band at the instant i/points of the whole duration.
            var (sum, turn, by) = (Complex.Zero, Complex.FromPolarCoordinates(1, 2 * Math.PI * ((long)band[0] * i % points) / points), Roots(points)[i]);
            for (var j = 0; j < band.Length; j++)
            {
                sum += bins[j] * turn;
                turn *= by;
            }

            e[i] = 2 * sum.Magnitude / x.Length;
        }

        double[] squares = [.. e.Select(v => v * v)];
        var average = squares.Average();
        double[] centred = [.. squares.Select((v, i) => (v - average) * Math.Pow(Math.Sin(Math.PI * i / points), 2))];
        var line = Enumerable.Range(1, band.Length - 1).Where(k => k * rate / x.Length is >= 2 and <= 1000).MaxBy(k => Bin(centred, k).Magnitude);
        return [Math.Sqrt(squares.Average()), Kurtosis(e), e.Max(), line * rate / x.Length];
    }

    private static double[] Wavelet(double[] x)
    {
        // Daubechies' scaling filter of order 4, as tabulated; the high pass is its mirror with alternating signs.
        double[] h =
        [
            0.2303778133088965, 0.7148465705529157, 0.6308807679298589, -0.027983769416859854, -0.18703481171909309, 0.030841381835560764,
            0.0328830116668852, -0.010597401785069032,
        ];
        var details = new List<double[]>();
        var rest = x;
        for (var level = 1; level <= 5; level++)
        {
            var from = rest;
            double At(int i) => i < 0 ? from[-1 - i] : i < from.Length ? from[i] : from[2 * from.Length - 1 - i];
            var length = (from.Length + 7) / 2;
            details.Add([.. Enumerable.Range(0, length).Select(n => Enumerable.Range(0, 8).Sum(k => (k % 2 == 0 ? -1 : 1) * h[k] * At(2 * n + 1 - k)))]);
            rest = [.. Enumerable.Range(0, length).Select(n => Enumerable.Range(0, 8).Sum(k => h[k] * At(2 * n + 1 - 7 + k)))];
        }

        double[] energies = [.. details.Append(rest).Select(c => c.Sum(v => v * v))];
        return [energies[..5].Sum() / energies.Sum(), details.Average(Kurtosis), energies[0] / energies.Sum(), energies[2] / energies.Sum(), energies[4] / energies.Sum()];
    }

    private static double[] Cepstral(double[] density, double step, double shaft)
    {
        if (double.IsNaN(shaft))
            return [double.NaN, double.NaN];
        var (half, length) = (density.Length - 1, 2 * (density.Length - 1));
        double[] log = [.. density.Select((_, k) => Math.Log(Math.Sqrt(density[Math.Clamp(k, 1, half - 1)])))];
        double[] both = [.. Enumerable.Range(0, length).Select(k => log[k <= half ? k : length - k])];
        double[] c = [.. Enumerable.Range(0, half + 1).Select(q => Bin(both, q).Real / length)];
        var seconds = 1 / (step * length);
        var mean = Enumerable.Range(0, half + 1).Where(q => q * seconds >= 1e-3).Average(q => Math.Abs(c[q]));
        double Near(double at) => Enumerable.Range(0, half + 1).Where(q => q >= Math.Round(0.98 * at / seconds) && q <= Math.Round(1.02 * at / seconds)).Max(q => c[q]);
        return
        [
            new[] { 1, 2, 3 }.Where(m => Math.Round(1.02 * m / shaft / seconds) <= half).Max(m => Near(m / shaft)) / mean,
            Near(1 / shaft),
        ];
    }

    private static double[] Bicoherence(float[] samples, double rate, double shaft)
    {
        var factor = Math.Max(1, (int)(rate / 2048));
        double[] x = [.. Resampler.Resample(samples, rate, rate / factor).Select(v => (double)v)];
        var segment = new[] { 512, 256, 128, 64 }.FirstOrDefault(length => 2 * samples.Length >= 33 * length * factor);
        if (segment == 0)
            return [.. Enumerable.Repeat(double.NaN, 6)];
        var step = rate / factor / segment;
        var spectra = new List<Complex[]>();
        for (var start = 0; start + segment <= x.Length; start += segment / 2)
        {
            var mean = x[start..(start + segment)].Average();
            double[] part = [.. x[start..(start + segment)].Select((v, i) => (v - mean) * Math.Pow(Math.Sin(Math.PI * i / segment), 2))];
            spectra.Add([.. Enumerable.Range(0, segment / 2).Select(k => Bin(part, k))]);
        }

        double At(int a, int b)
        {
            var triple = Complex.Zero;
            foreach (var s in spectra)
                triple += s[a] * s[b] * Complex.Conjugate(s[a + b]);
            return Math.Pow(triple.Magnitude, 2) / spectra.Sum(s => Math.Pow((s[a] * s[b]).Magnitude, 2)) / spectra.Sum(s => Math.Pow(s[a + b].Magnitude, 2));
        }

        var half = segment / 2;
        double[] grid = [.. Enumerable.Range(1, half).SelectMany(a => Enumerable.Range(1, half).Where(b => b >= a && a + b < half).Select(b => At(a, b)))];
        double Near(double a, double b)
        {
            var (i, j) = ((int)Math.Round(a * shaft / step), (int)Math.Round(b * shaft / step));
            return i + j + 1 >= half ? double.NaN : Enumerable.Range(i - 1, 3).SelectMany(k => Enumerable.Range(j - 1, 3).Where(l => k > 0 && l > 0 && k + l < half).Select(l => At(k, l))).Max();
        }

        var coupling = shaft >= 2 * step ? (Near(0.5, 0.5) + Near(1, 1) + Near(1, 2)) / 3 : double.NaN;
        return [grid.Max(), grid.Average(), Entropy(grid), coupling, grid.Count(b => b > -Math.Log(0.05) / spectra.Count) / (double)grid.Length, grid.Max() / grid.Average()];
    }
}
