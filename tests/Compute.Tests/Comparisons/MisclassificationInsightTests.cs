using Cluster.Compute.Comparisons;

namespace Cluster.Compute.Tests.Comparisons;

public class MisclassificationInsightTests
{
    private static readonly string[] Names = ["RMS", "Kurtosis", "LowBandEnergy"];

    private static readonly ClassPopulation Whirl = new("oil whirl", [1, 3, 5], [0.1, 0.5, 0.5], 40);
    private static readonly ClassPopulation Cavitation = new("cavitation", [1, 8, 1], [0.1, 0.5, 0.5], 30);

    private static string Insight(params double[] values) => MisclassificationInsight.Of("Signal #412", Names, values, Whirl, Cavitation);

    [Fact]
    public void Shared_and_own_features_are_named_with_their_numbers()
        => Assert.Equal(
            "Signal #412 is cavitation but was taken for oil whirl: it shares LowBandEnergy 4.8 (-0.4 sigma of oil whirl, +7.6 of cavitation), typical of oil whirl, "
            + "but has Kurtosis 7.82 (-0.4 sigma of cavitation, +9.6 of oil whirl), typical of cavitation.",
            Insight(1, 7.82, 4.8));

    [Fact]
    public void Nothing_is_said_that_the_numbers_do_not_hold()
    {
        Assert.Equal("Signal #412 is cavitation but was taken for oil whirl: none of its features stands out, each lies within both classes or outside both.", Insight(1, 5.5, 3));
        Assert.Equal(
            "Signal #412 is cavitation but was taken for oil whirl: it shares LowBandEnergy 5 (0.0 sigma of oil whirl, +8.0 of cavitation), typical of oil whirl; "
            + "none of its features is typical of cavitation alone.",
            Insight(1, double.NaN, 5));
        Assert.Equal(
            "Signal #412 is cavitation but was taken for oil whirl, though it has Kurtosis 8 (0.0 sigma of cavitation, +10.0 of oil whirl), typical of cavitation; "
            + "none of its features is typical of oil whirl alone.",
            Insight(1, 8, 3));
    }

    [Fact]
    public void Class_of_few_signals_places_nothing()
        => Assert.Equal(
            "Signal #412 is cavitation but was taken for oil whirl: with 4 signals of cavitation its features can't be placed.",
            MisclassificationInsight.Of("Signal #412", Names, [1, 8, 1], Whirl, Cavitation with { Signals = 4 }));

    [Fact]
    public void Population_has_robust_places_and_spreads_without_what_is_missing()
    {
        var population = ClassPopulation.Of("normal", [[1, 5], [2, double.NaN], [3, 5], [4, 5], [500, 5]]);

        Assert.Equal(("normal", 3.0, 5.0, 5), (population.Label, population.Medians[0], population.Medians[1], population.Signals));
        Assert.Equal(1.4826022185056018, population.Sigmas[0], 1e-12);
        Assert.Equal(1 / 1.4826022185056018, population.Score(0, 4), 1e-12);
        Assert.True(double.IsNaN(population.Score(1, 5)));
        Assert.Throws<ArgumentException>(() => ClassPopulation.Of("none", []));
        Assert.Throws<ArgumentException>(() => MisclassificationInsight.Of("x", Names, [1], Whirl, Cavitation));
    }
}
