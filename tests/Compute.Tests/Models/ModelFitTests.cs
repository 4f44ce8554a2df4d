using Cluster.Compute.Models;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models;

public sealed class ModelFitTests
{
    private static readonly InputSpec Input = new(RateHz: 12_000, WindowSeconds: 1);

    [Theory]
    [InlineData(12_000)]
    [InlineData(20_480)]
    [InlineData(48_000)]
    public void Recording_at_the_model_s_rate_or_above_fits(double rateHz) =>
        Assert.Null(ModelFit.Problem(Input, (int)rateHz, rateHz));

    [Fact]
    public void Recording_that_lacks_frequencies_the_model_reads_is_refused_with_both_rates() =>
        Assert.Equal(
            "The model reads frequencies up to 6000 Hz; expected a rate of at least 12000 Hz, found 6400 Hz.",
            ModelFit.Problem(Input, 64_000, 6_400));

    [Fact]
    public void Cutoff_decides_which_frequencies_are_needed() =>
        Assert.Null(ModelFit.Problem(Input with { CutoffHz = 3_000 }, 64_000, 6_400));

    [Fact]
    public void Recording_shorter_than_a_window_is_refused() =>
        Assert.Equal("The model reads windows of 1 s; expected at least that, found 0.5 s.", ModelFit.Problem(Input, 6_000, 12_000));

    [Fact]
    public void Rate_without_a_ratio_of_whole_numbers_is_refused() =>
        Assert.StartsWith("The rate of 12000.0123 Hz cannot be brought to the model's 12000 Hz", ModelFit.Problem(Input, 30_000, 12_000.0123), StringComparison.Ordinal);
}
