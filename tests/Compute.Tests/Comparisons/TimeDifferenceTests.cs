using Cluster.Compute.Comparisons;
using Cluster.Compute.Tests.Signals;

namespace Cluster.Compute.Tests.Comparisons;

public class TimeDifferenceTests
{
    private static readonly Alignment Unaligned = new(AlignmentKind.None, 0, 0, 0);

    private static TimeDifference Between(float[] differences, double rate, DifferenceThresholds? thresholds = null)
        => TimeDifference.Of(differences, new float[differences.Length], rate, Unaligned, thresholds);

    [Fact]
    public void Statistics_equal_their_definitions()
    {
        var random = new SmallRandom(1);
        var (a, b) = (random.Noise(777), random.Noise(777));
        var alignment = new Alignment(AlignmentKind.CrossCorrelation, 31, 0.31, 0);

        var difference = TimeDifference.Of(a, b, 100, alignment);

        double[] left = [.. a[..746].Select(v => (double)v)], right = [.. b[31..].Select(v => (double)v)];
        float[] values = [.. left.Zip(right, (x, y) => (float)x - (float)y)];
        Assert.Equal(values, difference.Values);
        Assert.Equal(values.Average(v => Math.Abs((double)v)), difference.MeanAbsolute, 1e-12);
        Assert.Equal(values.Max(Math.Abs), difference.Largest, 1e-12);
        Assert.Equal(Array.FindIndex(values, v => Math.Abs(v) == values.Max(Math.Abs)) / 100.0, difference.LargestAtSeconds, 1e-12);
        var (meanA, meanB) = (left.Average(), right.Average());
        Assert.Equal(
            left.Zip(right, (x, y) => (x - meanA) * (y - meanB)).Sum() / Math.Sqrt(left.Sum(x => (x - meanA) * (x - meanA)) * right.Sum(y => (y - meanB) * (y - meanB))),
            difference.Correlation, 1e-12);
    }

    [Fact]
    public void Times_are_those_of_A_when_B_comes_earlier()
    {
        float[] a = new float[100], b = new float[100];
        a[40] = 1;

        var difference = TimeDifference.Of(a, b, 10, new Alignment(AlignmentKind.CrossCorrelation, -15, -1.5, 0));

        Assert.Equal((85, 1.5, 4.0), (difference.Values.Length, difference.StartSeconds, difference.LargestAtSeconds));
        Assert.Equal((4.0, 4.1), (difference.Regions[0].StartSeconds, difference.Regions[0].EndSeconds));
    }

    [Fact]
    public void Regions_follow_the_thresholds_exactly()
    {
        float[] values = new float[1000];
        values[100] = 0.1f;
        values.AsSpan(200, 50).Fill(0.06f);
        values.AsSpan(300, 10).Fill(-0.2f);
        values.AsSpan(315, 10).Fill(0.3f);
        values[320] = 0.5f;

        var regions = Between(values, 100, new(0.1, 0.05, 0.1)).Regions;

        // 0.1f is a little more than 0.1.
        Assert.Equal(
            [(1.0, 1.01, DifferenceLevel.Large), (2.0, 2.5, DifferenceLevel.Medium), (3.0, 3.25, DifferenceLevel.Large)],
            regions.Select(region => (region.StartSeconds, region.EndSeconds, region.Level)));
        Assert.Equal((0.5, 3.2), (regions[2].Largest, regions[2].LargestAtSeconds));
        Assert.Equal((10 * 0.2 + 9 * 0.3 + 0.5) / 25, regions[2].MeanAbsolute, 1e-6);
        Assert.Empty(Between([.. values.Select(_ => 0.05f * 0.999f)], 100).Regions);
    }

    [Fact]
    public void Short_rest_beside_a_large_region_joins_it_and_a_long_one_stays()
    {
        float[] values = new float[1000];
        values.AsSpan(100, 200).Fill(0.07f);
        values.AsSpan(105, 20).Fill(0.2f);
        values.AsSpan(500, 40).Fill(0.07f);
        values.AsSpan(530, 5).Fill(0.2f);

        var regions = Between(values, 1000, new(0.1, 0.05, 0.01)).Regions;

        Assert.Equal(
            [(100, 125, DifferenceLevel.Large), (125, 300, DifferenceLevel.Medium), (500, 530, DifferenceLevel.Medium), (530, 540, DifferenceLevel.Large)],
            regions.Select(region => ((int)Math.Round(1000 * region.StartSeconds), (int)Math.Round(1000 * region.EndSeconds), region.Level)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(11)]
    public void Every_sample_above_a_threshold_lies_in_a_region_of_its_level_and_regions_never_overlap(int join)
    {
        var random = new SmallRandom(9);
        float[] values = [.. Enumerable.Range(0, 3000).Select(i => (float)(0.06 * Math.Abs(Math.Sin(i / 90.0)) * random.Gauss()))];

        var regions = Between(values, 1, new(0.1, 0.05, join)).Regions;

        Assert.All(regions, region => Assert.True(region.EndSeconds > region.StartSeconds));
        Assert.All(regions.Zip(regions.Skip(1)), pair => Assert.True(pair.First.EndSeconds <= pair.Second.StartSeconds));
        Assert.All(regions, region => Assert.Equal(region.Level == DifferenceLevel.Large, region.Largest > 0.1));
        for (var i = 0; i < values.Length; i++)
        {
            var size = Math.Abs((double)values[i]);
            if (size > 0.05)
                Assert.True(regions.Single(region => region.StartSeconds <= i && i < region.EndSeconds).Level >= (size > 0.1 ? DifferenceLevel.Large : DifferenceLevel.Medium));
        }
    }

    [Theory]
    [InlineData(0.892, "highly similar")]
    [InlineData(0.8, "highly similar")]
    [InlineData(0.79, "moderately similar")]
    [InlineData(0.49, "weakly similar")]
    [InlineData(0.1, "not similar")]
    [InlineData(-0.19, "not similar")]
    [InlineData(-0.6, "moderately opposite")]
    [InlineData(double.NaN, "undefined: a signal is constant")]
    public void Correlation_has_words(double correlation, string words)
        => Assert.Equal(words, (Between([1, 2, 3], 1) with { Correlation = correlation }).CorrelationLevel);

    [Fact]
    public void Summary_names_the_regions_and_nothing_else()
    {
        float[] values = new float[5000];
        values.AsSpan(1800, 700).Fill(0.15f);
        values.AsSpan(3700, 400).Fill(0.15f);
        values[2310] = 0.187f;

        var difference = Between(values, 1000);

        Assert.Equal(
            "The signals differ by more than 0.1 g at 1.8-2.5 s, 3.7-4.1 s (22 % of the time): the largest difference is 0.187 g at 2.31 s.",
            SummaryText.Of(difference, "g"));
        Assert.Equal(
            "The signals differ nowhere by more than 0.5 g: the largest difference is 0.187 g at 2.31 s.",
            SummaryText.Of(Between(values, 1000, DifferenceThresholds.Of(1)), "g"));
        Assert.Equal(
            "The signals differ by more than 0.1 g at 1.8-2.5 s, 3.7-4.1 s (22 % of the time), nowhere by more than 0.2 g: the largest difference is 0.187 g at 2.31 s.",
            SummaryText.Of(Between(values, 1000, DifferenceThresholds.Of(0.2)), "g"));
        Assert.Equal(
            "The signals differ by more than 0.1 during 100 % of the 0.1 s: the largest difference is 2 at 0 s.",
            SummaryText.Of(Between([.. Enumerable.Repeat(2f, 100)], 1000), ""));
    }

    [Fact]
    public void Many_regions_are_counted_and_the_three_largest_named()
    {
        float[] values = new float[1000];
        for (var i = 0; i < 5; i++)
            values[100 + 200 * i] = 1 + i;

        Assert.Equal(
            "The signals differ by more than 0.1 m/s2 at 5-5.01 s, 7-7.01 s, 9-9.01 s and in 2 more (0.5 % of the time): the largest difference is 5 m/s2 at 9 s.",
            SummaryText.Of(Between(values, 100), "m/s2"));
    }

    [Fact]
    public void What_cannot_be_subtracted_is_refused()
    {
        Assert.StartsWith("expected thresholds above 0, medium at most high, found 0.2 and 0.1",
            Assert.Throws<ArgumentException>(() => Between([1, 2], 1, new(0.1, 0.2))).Message);
        Assert.StartsWith("expected signals that overlap in at least 2 samples, found 1",
            Assert.Throws<ArgumentException>(() => TimeDifference.Of([1, 2, 3], [1, 2, 3], 1, Unaligned with { LagSamples = 2 })).Message);
        Assert.Throws<ArgumentException>(() => Between([1, 2], 0));
    }
}
