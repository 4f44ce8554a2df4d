using Cluster.Compute.Signals.Features;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;
using Cluster.Grains.Comparisons;

namespace Cluster.Grains.Tests.Comparisons;

public sealed class DifferenceStoreTests
{
    private static readonly SignalRow Row = new("signal-1", new string('a', 64), 1000, "g", 2000, 1800, null, null, null, null, null, null, null, null, null);

    [Fact]
    public void Stretches_and_sentence_follow_the_thresholds_and_their_unit()
    {
        var (a, b) = (Sine(2000, 1000, 30), Sine(2000, 1000, 30));
        for (var i = 500; i < 600; i++)
            a[i] += 1;
        var computed = ComputedDifference.Of(new(Row, a, null), new(Row with { Id = "signal-2" }, b, null), SignalAlignment.None);

        var view = computed.View(new("signal-1", "signal-2", High: 0.5, Medium: 0.2));
        var stretch = Assert.Single(view.Stretches);
        Assert.Equal((0.5, true), (stretch.From, stretch.IsVery));
        Assert.Equal(1, view.Largest, 5);
        Assert.Equal(100.0 / 2000, view.MeanAbsolute, 5);
        Assert.Contains("0.5-0.6 s", view.TimeSummary, StringComparison.Ordinal);
        Assert.Contains("0.5 g", view.TimeSummary, StringComparison.Ordinal);
        Assert.False(Assert.Single(computed.View(new("signal-1", "signal-2", High: 2, Medium: 0.2)).Stretches).IsVery);
        Assert.Empty(computed.View(new("signal-1", "signal-2", High: 2, Medium: 1.5)).Stretches);
    }

    [Fact]
    public void Other_rates_and_lengths_are_said_and_a_missing_speed_is_refused()
    {
        var fast = Row with { Id = "signal-2", RateHz = 2000, Samples = 3000 };
        var computed = ComputedDifference.Of(new(Row, Sine(2000, 1000, 30), null), new(fast, Sine(3000, 2000, 30), null), SignalAlignment.None);
        Assert.Equal(1000, computed.View(new("signal-1", "signal-2")).RateHz);
        Assert.Contains(computed.Notes, note => note.Contains("resampled from 2000 Hz to 1000 Hz", StringComparison.Ordinal));
        Assert.Contains(computed.Notes, note => note.Contains("A lasts 2 s and B 1.5 s", StringComparison.Ordinal));

        var refusal = Assert.Throws<CommandRefusedException>(
            () => ComputedDifference.Of(new(Row, Sine(2000, 1000, 30), [0.01]), new(Row with { Id = "signal-3", SpeedRpm = null }, Sine(2000, 1000, 30), null), SignalAlignment.Tacho));
        Assert.Equal(
            "signal-3 has no tacho channel, and the speed of signal-3 is not known; an alignment by the shaft's angle needs a tacho or the speed of both. Choose another alignment.",
            refusal.Message);
    }

    [Fact]
    public void Tachos_align_by_their_pulses_and_a_missing_one_is_said_to_be_replaced_by_the_phase()
    {
        var (a, b) = (new ComparedSignal(Row, Sine(2000, 1000, 30), [0.010, 0.043]), new ComparedSignal(Row with { Id = "signal-2", SpeedRpm = null }, Sine(2000, 1000, 30), [0.035, 0.068]));
        var byPulses = ComputedDifference.Of(a, b, SignalAlignment.Tacho);
        Assert.Equal(25, byPulses.Alignment.LagSamples);
        Assert.StartsWith("Aligned by tacho, first pulse to first pulse: B later by 25 samples (25 ms)", byPulses.Notes[0], StringComparison.Ordinal);

        var byPhase = ComputedDifference.Of(a, b with { Row = Row with { Id = "signal-2" }, Tacho = null }, SignalAlignment.Tacho);
        Assert.StartsWith("Aligned by the shaft's angle: no shift", byPhase.Notes[0], StringComparison.Ordinal);
        Assert.Equal("signal-2 has no tacho channel: the phase of the rotation at the stated speeds, 1800 and 1800 rpm, stands in for its pulses.", byPhase.Notes[1]);
        var neither = ComputedDifference.Of(a with { Tacho = [] }, b with { Row = Row with { Id = "signal-2" }, Tacho = null }, SignalAlignment.Tacho);
        Assert.StartsWith("signal-1 and signal-2 have no tacho channel:", neither.Notes[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9.999, FeatureLevel.Small)]
    [InlineData(10, FeatureLevel.Medium)]
    [InlineData(20, FeatureLevel.Medium)]
    [InlineData(20.001, FeatureLevel.Large)]
    public void Ten_and_twenty_percent_are_medium(double percent, FeatureLevel level) =>
        Assert.Equal(level, FeatureComparison.Compare(SignalFeatures.All[0], [1, 1 + (percent / 100)], 1).RobustLevel);

    [Fact]
    public void A_feature_without_a_spread_or_a_value_has_no_level()
    {
        Assert.Null(FeatureComparison.Compare(SignalFeatures.All[0], [1, 2], double.NaN).RobustLevel);
        Assert.Null(FeatureComparison.Compare(SignalFeatures.All[0], [1, double.NaN], 1).RobustLevel);
        Assert.Equal(FeatureLevel.Large, FeatureComparison.Compare(SignalFeatures.All[0], [1, 2], double.NaN).PlainLevel);
    }

    [Fact]
    public void A_curve_is_whole_without_ends_and_cut_to_what_is_seen_with_them()
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(i => (float)i)];
        var whole = DifferenceStore.Cut(values, 2, 0.5, null, null, 2000, "s", "g", "", "");
        Assert.Equal((1000, 2.0, 2.0, 501.5), (whole.Values.Length, whole.Start, whole.DomainFrom, whole.DomainTo));
        Assert.Equal([2f, 3f, 4f], DifferenceStore.Cut(values, 2, 0.5, 3, 4, 2000, "s", "g", "", "").Values);
        Assert.Equal([999f], DifferenceStore.Cut(values, 2, 0.5, 1e9, 1e300, 2000, "s", "g", "", "").Values);

        var thin = DifferenceStore.Cut(values, 2, 0.5, null, null, 100, "s", "g", "", "");
        Assert.Equal((100, true, 1000L, 0f, 999f), (thin.Values.Length, thin.IsEnvelope, thin.Covered, thin.Values[0], thin.Values[^1]));
        Assert.Equal(500, thin.Step * thin.Values.Length, 9);
    }

    private static float[] Sine(int samples, double rate, double hertz) =>
        [.. Enumerable.Range(0, samples).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / rate))];
}
