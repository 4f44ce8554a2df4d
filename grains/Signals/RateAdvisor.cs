using System.Globalization;
using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Measures;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>Looks at the spectrum of a received file's first signal to tell whether a sampling rate can be right.</summary>
internal static class RateAdvisor
{
    private const int LeastSamples = 256;
    private const double Unstated = 25_600;

    /// <summary>Advice on a stated rate, or on none: then all common rates for which something speaks.</summary>
    public static RateAdvice Of(byte[] bytes, string? variable, double? rateHz, double? speedRpm)
    {
        try
        {
            var file = SignalFile.Open(bytes);
            var samples = SignalImporter.Samples(variable is null ? file.Variables.FirstOrDefault(one => one.IsVector && !one.IsTime && one.Count >= LeastSamples) ?? file.Only() : file.One(variable));
            if (samples.Length < LeastSamples)
                return new($"{samples.Length} samples are too few to tell a rate by; {LeastSamples} are needed.", []);
            return Words(RateCheck.Of(samples, rateHz ?? file.RateHz ?? Unstated, speedRpm), rateHz ?? file.RateHz);
        }
        catch (SignalFormatException error)
        {
            return new(error.Message, []);
        }
    }

    private static RateAdvice Words(RateCheck check, double? stated)
    {
        double[] likelier = [.. check.Likelier.Select(candidate => candidate.RateHz)];
        if (stated is null && check.Stated.Score > 0)
            likelier = [.. likelier, check.Stated.RateHz];
        var best = check.Likelier.Count > 0 ? check.Likelier[0] : check.Stated;
        var reasons = string.Join("; ", best.RestsOn.Take(3));
        return new(
            (check.Verdict, stated) switch
            {
                (RateVerdict.NothingToGoBy, _) => "No line of the mains or the shaft stands out, so the spectrum says nothing of the rate.",
                (_, null) => $"Likely {Hz(best.RateHz)}: {reasons}.",
                (RateVerdict.Fits, _) => $"{Hz(stated.Value)} fits: {reasons}.",
                _ => $"{Hz(stated.Value)} is doubtful; at {Hz(best.RateHz)} {reasons}.",
            },
            likelier);
    }

    private static string Hz(double rate) => $"{rate.ToString("0.###", CultureInfo.InvariantCulture)} Hz";
}
