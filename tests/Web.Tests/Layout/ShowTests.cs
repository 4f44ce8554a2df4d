using Cluster.Contracts.Statistics;
using Cluster.Web.Layout;

namespace Cluster.Web.Tests.Layout;

/// <summary>How numbers are written.</summary>
public sealed class ShowTests
{
    [Theory]
    [InlineData(34, 50, "68 %")]
    [InlineData(12, 64, "19 %")]
    [InlineData(1, 8, "13 %")]
    [InlineData(0, 0, "-")]
    public void Percentages_are_whole_and_rounded_away_from_zero(int part, int whole, string text) => Assert.Equal(text, Show.Percent(part, whole));

    [Theory]
    [InlineData(3.2e-4, "3.2e-4")]
    [InlineData(0.31, "0.31")]
    [InlineData(0, "0")]
    [InlineData(-0.397887, "-0.3979")]
    [InlineData(12000, "12000")]
    [InlineData(1.5e9, "1.5e9")]
    public void Numbers_have_four_digits(double value, string text) => Assert.Equal(text, Show.Number(value));

    [Theory]
    [InlineData(8.25, "8.3s")]
    [InlineData(59.6, "1m 00s")]
    [InlineData(125, "2m 05s")]
    [InlineData(30180, "8h 23m")]
    [InlineData(400000, "4d 15h")]
    public void Durations_have_two_units(double seconds, string text) => Assert.Equal(text, Show.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void An_accuracy_is_written_out_in_the_hover() =>
        Assert.Contains("35 of 36 records", Show.Exactly(new Proportion(35, 36, 0.86, 0.995)));
}
