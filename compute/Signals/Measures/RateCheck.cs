using System.Globalization;

namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Whether a stated sampling rate can be right: lines of the mains (50 or 60 Hz and multiples) and of the shaft at a stated speed stand where
/// they belong at the right rate only. A hint with its reasons, no proof: recordings without such lines say nothing.
/// </summary>
/// <param name="Verdict">Fits, doubtful, or nothing to go by.</param>
/// <param name="Stated">The stated rate and what speaks for it.</param>
/// <param name="Likelier">Other common rates for which clearly more speaks, best first; empty unless doubtful.</param>
public sealed record RateCheck(RateVerdict Verdict, RateCandidate Stated, IReadOnlyList<RateCandidate> Likelier)
{
    private const int MostLines = 24;
    // A rate mistaken by more than six times shows at first sight.
    private const double FarthestLog = 1.8;
    private const double MainsTolerance = 0.0015;
    private const double SpeedTolerance = 0.005;

    /// <summary>Rates that recorders offer, in Hz.</summary>
    public static IReadOnlyList<double> CommonRates { get; } =
    [
        1000, 2000, 2048, 2560, 4000, 4096, 5000, 5120, 6400, 8000, 8192, 10_000, 10_240, 11_025, 12_000, 12_800, 16_000, 16_384, 20_000, 20_480, 22_050,
        24_000, 25_000, 25_600, 32_000, 32_768, 40_000, 40_960, 42_000, 44_100, 48_000, 48_828, 50_000, 51_200, 64_000, 65_536, 96_000, 97_656, 100_000, 102_400,
        192_000, 200_000,
    ];

    /// <summary>Weighs the stated rate against the common ones.</summary>
    /// <param name="x">Samples, at least 256. Ten seconds tell rates apart better than one.</param>
    /// <param name="statedHz">The stated rate.</param>
    /// <param name="speedRpm">Speed of the shaft, if it is known from elsewhere than this spectrum.</param>
    public static RateCheck Of(ReadOnlySpan<float> x, double statedHz, double? speedRpm = null)
    {
        Expect.Rate(statedHz);
        if (speedRpm is { } rpm && !(rpm > 0 && double.IsFinite(rpm)))
            throw new ArgumentException($"expected a speed above 0 rpm, found {speedRpm}", nameof(speedRpm));
        var lines = SpectralLines.Of(x, 1, MostLines).Select(line => line.Hz).ToArray();
        var step = 1.0 / x.Length;
        var stated = Weigh(lines, step, statedHz, speedRpm);
        var likelier = CommonRates.Where(rate => Math.Abs(Math.Log(rate / statedHz)) is > 0.01 and < FarthestLog)
            .Select(rate => Weigh(lines, step, rate, speedRpm))
            .Where(other => IsLikelier(other, stated, speedRpm is not null))
            .OrderByDescending(other => other.Mains + other.Shaft).ThenBy(other => Math.Abs(Math.Log(other.Candidate.RateHz / statedHz)))
            .Select(other => other.Candidate).Take(3).ToArray();
        var verdict = likelier.Length > 0 ? RateVerdict.Doubtful
            : stated.Mains + stated.Shaft > 0 ? RateVerdict.Fits : RateVerdict.NothingToGoBy;
        return new RateCheck(verdict, stated.Candidate, likelier);
    }

    // The lines of one machine are multiples of each other: at some common rate one of them falls on a mains line by chance, and its
    // multiples with it. So two families must agree, or one be there with three multiples while nothing of it is at the stated rate.
    private static bool IsLikelier(Fit other, Fit stated, bool hasSpeed) =>
        (other.Mains > 0 && other.Shaft > 0 && other.Mains + other.Shaft >= 3 && (stated.Mains == 0 || stated.Shaft == 0) && stated.Mains + stated.Shaft <= 2)
        || (hasSpeed ? other.Shaft > 3 && stated.Shaft == 0 : other.Mains > 2 && stated.Mains == 0);

    private static Fit Weigh(double[] lines, double step, double rateHz, double? speedRpm)
    {
        var fifty = Family(lines, step, rateHz, 50, MainsTolerance, 4, "the mains of 50 Hz");
        var sixty = Family(lines, step, rateHz, 60, MainsTolerance, 4, "the mains of 60 Hz");
        var mains = fifty.Count >= sixty.Count ? fifty : sixty;
        List<string> shaft = speedRpm is { } rpm
            ? Family(lines, step, rateHz, rpm / 60, SpeedTolerance, 5, $"the shaft at {rpm.ToString("0.#", CultureInfo.InvariantCulture)} rpm")
            : [];
        return new Fit(new RateCandidate(rateHz, mains.Count + shaft.Count, [.. mains, .. shaft]), mains.Count, shaft.Count);
    }

    private static List<string> Family(double[] lines, double step, double rateHz, double baseHz, double tolerance, int multiples, string what)
    {
        var reasons = new List<string>();
        // Where a bin is wider than a hundredth of the base, any line would do.
        if (step * rateHz > 0.01 * baseHz)
            return reasons;
        for (var k = 1; k <= multiples; k++)
        {
            var width = Math.Max(tolerance * k * baseHz, 0.3 * step * rateHz);
            foreach (var line in lines)
            {
                if (Math.Abs(line * rateHz - k * baseHz) > width)
                    continue;
                var times = k == 1 ? "" : $"{k.ToString(CultureInfo.InvariantCulture)} times ";
                reasons.Add($"the line at {(line * rateHz).ToString("0.##", CultureInfo.InvariantCulture)} Hz would be {times}{what}");
                break;
            }

            if (reasons.Count == 0)
                return reasons;
        }

        return reasons;
    }

    /// <summary>How many lines of each family fit, 0 without its base.</summary>
    private sealed record Fit(RateCandidate Candidate, int Mains, int Shaft);
}
