namespace Cluster.Compute.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    private static readonly double[] CdfUpper =
    [
        3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376,
    ];

    private static readonly double[] CdfLower =
    [
        8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948,
        440.413735824752,
    ];

    private static readonly double[] CentreUpper =
    [
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0,
    ];

    private static readonly double[] CentreLower =
    [
        5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
        5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0,
    ];

    private static readonly double[] NearTailUpper =
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
        3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
    ];

    private static readonly double[] NearTailLower =
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0,
    ];

    private static readonly double[] FarTailUpper =
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0,
    ];

    private static readonly double[] FarTailLower =
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0,
    ];

    /// <summary>
    /// P(Z &lt;= z), to about 1e-14, in the tails to nine digits. West, "Better approximations to cumulative normal functions", Wilmott (2005), after Hart,
    /// "Computer approximations" (1968), algorithm 5666.
    /// </summary>
    public static double Cdf(double z)
    {
        var magnitude = Math.Abs(z);
        if (magnitude > 37)
            return z < 0 ? 0 : 1;
        var density = Math.Exp(-0.5 * magnitude * magnitude);
        var tail = magnitude < 7.07106781186547
            ? density * Polynomial(CdfUpper, magnitude) / Polynomial(CdfLower, magnitude)
            : density / (2.506628274631 * (magnitude + 1 / (magnitude + 2 / (magnitude + 3 / (magnitude + 4 / (magnitude + 0.65))))));
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>
    /// The z with P(Z &lt;= z) = <paramref name="probability"/>, to about 1e-16 and with the same bits on every machine.
    /// Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988), PPND16.
    /// </summary>
    public static double Quantile(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Expected a probability from 0 to 1.");
        var offset = probability - 0.5;
        if (Math.Abs(offset) <= 0.425)
        {
            var square = 0.180625 - offset * offset;
            return offset * Polynomial(CentreUpper, square) / Polynomial(CentreLower, square);
        }

        var tail = offset < 0 ? probability : 1 - probability;
        if (tail == 0)
            return offset < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        var root = Math.Sqrt(-Log(tail));
        var magnitude = root <= 5
            ? Polynomial(NearTailUpper, root - 1.6) / Polynomial(NearTailLower, root - 1.6)
            : Polynomial(FarTailUpper, root - 5) / Polynomial(FarTailLower, root - 5);
        return offset < 0 ? -magnitude : magnitude;
    }

    /// <summary>
    /// The natural logarithm of a positive normal number, from additions and multiplications alone, since the platform's
    /// own differs in the last bit between machines: ln(m 2^e) = e ln 2 + 2 artanh((m-1)/(m+1)).
    /// </summary>
    private static double Log(double value)
    {
        const double ln2 = 0.69314718055994530942;
        var exponent = Math.ILogB(value);
        var mantissa = Math.ScaleB(value, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        var ratio = (mantissa - 1) / (mantissa + 1);
        var square = ratio * ratio;
        var sum = 0.0;
        for (var odd = 23; odd >= 3; odd -= 2)
            sum = (sum + 1.0 / odd) * square;
        return exponent * ln2 + 2 * (ratio + ratio * sum);
    }

    private static double Polynomial(double[] fromHighest, double at)
    {
        var sum = 0.0;
        foreach (var coefficient in fromHighest)
            sum = sum * at + coefficient;
        return sum;
    }
}
