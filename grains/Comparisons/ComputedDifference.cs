using Cluster.Compute.Comparisons;
using Cluster.Compute.Signals.Measures;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Comparisons;

/// <summary>Everything that is computed of two signals under one alignment, whatever the thresholds.</summary>
internal sealed record ComputedDifference(
    SignalRow A, SignalRow B, CommonRate Common, Alignment Alignment, TimeDifference Time, SpectralDifference Spectral, double AveragesA, double AveragesB, IReadOnlyList<string> Notes)
{
    /// <summary>The longest stretch that is compared, in samples of the faster signal.</summary>
    public const int Longest = 1_000_000;

    private const int Shortest = 64;

    public static ComputedDifference Of(ComparedSignal a, ComparedSignal b, SignalAlignment alignment)
    {
        var common = CommonRate.Of(a.Samples, a.Row.RateHz, b.Samples, b.Row.RateHz);
        if (Math.Min(common.A.Length, common.B.Length) < Shortest)
            throw new CommandRefusedException($"Found {common.A.Length} and {common.B.Length} samples at {common.RateHz:0.###} Hz, expected at least {Shortest} of both.");
        var aligned = Align(a, b, common, alignment);
        var time = TimeDifference.Of(common.A, common.B, common.RateHz, aligned);
        var segment = Segment(Math.Min(common.A.Length, common.B.Length));
        var (spectrumA, spectrumB) = (WelchSpectrum.Of(common.A, common.RateHz, segment), WelchSpectrum.Of(common.B, common.RateHz, segment));
        var spectral = SpectralDifference.Of(spectrumA, spectrumB);
        return new(a.Row, b.Row, common, aligned, time, spectral, spectrumA.EquivalentAverages, spectrumB.EquivalentAverages, Remarks(a, b, common, aligned, time));
    }

    /// <summary>The answer for thresholds.</summary>
    public DifferenceView View(DifferenceQuery query)
    {
        var time = TimeDifference.Of(Common.A, Common.B, Common.RateHz, Alignment, new(query.High, query.Medium));
        return new(
            query, A.Unit, Common.RateHz, time.StartSeconds, time.DurationSeconds, Notes, time.MeanAbsolute, time.Largest, time.LargestAtSeconds, time.Correlation,
            time.CorrelationLevel,
            [.. time.Regions.Select(region => new DifferenceStretch(
                region.StartSeconds, region.EndSeconds, region.Level == DifferenceLevel.Large, region.Largest, region.LargestAtSeconds, region.MeanAbsolute))],
            SummaryText.Of(time, A.Unit),
            [.. Spectral.Bands.Select(band => new DifferenceBand(band.LowHz, band.HighHz, band.Bins, band.PowerRatioDb, band.LargestDb, band.LargestAtHz, band.AdjustedP))],
            Spectral.Tested, Spectral.Significant, Spectral.StepHz, AveragesA, AveragesB, SummaryText.Of(Spectral));
    }

    private static Alignment Align(ComparedSignal a, ComparedSignal b, CommonRate common, SignalAlignment alignment)
    {
        try
        {
            return alignment switch
            {
                SignalAlignment.CrossCorrelation => Alignment.CrossCorrelation(common.A, common.B, common.RateHz),
                SignalAlignment.Tacho when a.HasTacho && b.HasTacho => Alignment.Tacho(common.A, common.B, common.RateHz, a.Tacho, b.Tacho),
                SignalAlignment.Tacho when a.Row.SpeedRpm is { } speedA && b.Row.SpeedRpm is { } speedB => Alignment.Phase(common.A, common.B, common.RateHz, speedA, speedB),
                SignalAlignment.Tacho => throw NoAngle(a, b),
                _ => Alignment.None(common.A, common.B),
            };
        }
        catch (ArgumentException e)
        {
            throw new CommandRefusedException($"{a.Row.Id} and {b.Row.Id} cannot be aligned so: {e.Message}.");
        }
    }

    private static CommandRefusedException NoAngle(ComparedSignal a, ComparedSignal b)
    {
        var unknown = a.Row.SpeedRpm is null ? a : b;
        return new($"{WithoutTacho(a, b)}, and the speed of {unknown.Row.Id} is not known; an alignment by the shaft's angle needs a tacho or the speed of both. Choose another alignment.");
    }

    private static string WithoutTacho(ComparedSignal a, ComparedSignal b) =>
        a.HasTacho || b.HasTacho ? $"{(a.HasTacho ? b : a).Row.Id} has no tacho channel" : $"{a.Row.Id} and {b.Row.Id} have no tacho channel";

    /// <summary>About eight segments, which overlap by half, of at most 4096 samples.</summary>
    private static int Segment(int length)
    {
        var segment = 16;
        while (segment < 4096 && segment * 2 * 4 <= length)
            segment *= 2;
        return segment;
    }

    private static List<string> Remarks(ComparedSignal a, ComparedSignal b, CommonRate common, Alignment aligned, TimeDifference time)
    {
        List<string> notes = [SummaryText.Of(aligned)];
        if (aligned.Kind == AlignmentKind.Phase)
            notes.Add($"{WithoutTacho(a, b)}: the phase of the rotation at the stated speeds, {a.Row.SpeedRpm:0.#} and {b.Row.SpeedRpm:0.#} rpm, stands in for its pulses.");
        if (common.Statement is { } statement)
            notes.Add(statement);
        var (secondsA, secondsB) = (a.Row.Samples / a.Row.RateHz, b.Row.Samples / b.Row.RateHz);
        if (Math.Max(secondsA, secondsB) - time.DurationSeconds > 1.5 / common.RateHz)
            notes.Add($"A lasts {secondsA:0.###} s and B {secondsB:0.###} s; {time.DurationSeconds:0.###} s of them lie beside each other and are subtracted.");
        if (Math.Max(a.Row.Samples, b.Row.Samples) > Longest)
            notes.Add($"Only the first {Longest:N0} samples of each signal are compared.");
        return notes;
    }
}
