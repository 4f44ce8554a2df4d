using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public sealed class VibrationUnitsTests
{
    [Theory]
    [InlineData("g", "m/s2", 9.80665)]
    [InlineData("m/s^2", "g", 1 / 9.80665)]
    [InlineData("mm/s2", "m/s2", 1e-3)]
    [InlineData("in/s2", "mm/s2", 25.4)]
    [InlineData("g", "in/s2", 9.80665 / 0.0254)]
    [InlineData("in/s", "mm/s", 25.4)]
    [InlineData("ips", "m/s", 0.0254)]
    [InlineData("mm/s", "in/s", 1 / 25.4)]
    [InlineData("m/s²", "m/s2", 1)]
    public void Values_of_one_unit_times_the_factor_are_those_of_the_other(string from, string to, double factor) =>
        Assert.Equal(factor, VibrationUnits.Factor(from, to)!.Value, factor * 1e-15);

    [Theory]
    [InlineData("g", "mm/s")]
    [InlineData("in/s", "in/s2")]
    [InlineData("V", "g")]
    [InlineData("g", null)]
    public void Units_of_different_things_have_no_factor(string? from, string? to) => Assert.Null(VibrationUnits.Factor(from, to));

    [Fact]
    public void Each_unit_that_is_offered_converts_to_itself_and_to_its_kind() =>
        Assert.All(VibrationUnits.Offered, unit => Assert.Equal((1, unit.EndsWith('2') || unit == "g" ? 4 : 3), (VibrationUnits.Factor(unit, unit), VibrationUnits.Offered.Count(other => VibrationUnits.Factor(unit, other) is not null))));
}
