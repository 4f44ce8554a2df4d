using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class IntegrationTests
{
    [Fact]
    public void One_g_at_50_hz_is_31_mm_a_second_and_99_um()
    {
        var x = Waves.Of(5000, 5000, t => Math.Cos(2 * Math.PI * 50 * t) + 0.7);

        var velocity = Integration.Velocity(x, 5000, 2);
        var displacement = Integration.Displacement(x, 5000, 2);

        var (w, g) = (2 * Math.PI * 50, 9.80665);
        ReferenceSignals.Same(Waves.Of(5000, 5000, t => 1e3 * g / w * Math.Sin(w * t)), velocity);
        ReferenceSignals.Same(Waves.Of(5000, 5000, t => -1e6 * g / (w * w) * Math.Cos(w * t)), displacement);
    }

    [Theory]
    [InlineData(10, 0.5)]
    [InlineData(20, 0.99611)]
    [InlineData(5, 0.00389)]
    public void High_pass_halves_at_its_edge_and_is_steep(double hz, double gain)
    {
        var velocity = Integration.Velocity(Waves.Tone(5000, 1000, hz), 1000, 10);

        Assert.Equal(gain * 9806.65 / (2 * Math.PI * hz), Math.Sqrt(2 * velocity.Average(value => value * value)), 9806.65 / hz * 1e-5);
    }

    [Fact]
    public void Units_of_acceleration_are_known_and_others_are_not()
    {
        Assert.Equal(9.80665, Acceleration.InMetresPerSecondSquared("g"));
        Assert.Equal(1, Acceleration.InMetresPerSecondSquared(" m/s^2 "));
        Assert.Null(Acceleration.InMetresPerSecondSquared("V"));
        Assert.Throws<ArgumentException>(() => Integration.Velocity(new float[10], 100, 50));
    }

    [Fact]
    public void Overall_level_counts_the_band_of_the_standard_alone()
    {
        var x = Waves.Tone(40_000, 4000, 50).Plus(Waves.Tone(40_000, 4000, 200, 2)).Plus(Waves.Tone(40_000, 4000, 5, 0.5)).Plus(Waves.Tone(40_000, 4000, 1500, 3));

        var levels = OverallLevels.Of(x, 4000);

        var (slow, fast) = (2 * Math.PI * 50, 2 * Math.PI * 200);
        Assert.Equal(9806.65 * Math.Sqrt(0.5 / (slow * slow) + 2 / (fast * fast)), levels.VelocityRms, 0.01);
        Assert.Equal(Math.Sqrt(0.5 + 2), levels.AccelerationRms, 1e-6);
        Assert.Equal(9806650 * Math.Sqrt(0.5 / Math.Pow(slow, 4) + 2 / Math.Pow(fast, 4)), levels.DisplacementRms, 0.1);
        Assert.True(levels.IsComplete);
        Assert.False(OverallLevels.Of(x, 1600).IsComplete);
    }

    [Fact]
    public void Zone_needs_limits_that_someone_entered()
    {
        var x = Waves.Tone(40_000, 4000, 50, 0.2);
        var limits = new ZoneLimits("agreed with the maker", 2, 4, 6);

        Assert.Equal(SeverityZone.NotConfigured, OverallLevels.Of(x, 4000).Zone);
        Assert.Equal(SeverityZone.C, OverallLevels.Of(x, 4000, limits).Zone);
        Assert.Equal([SeverityZone.A, SeverityZone.B, SeverityZone.D], new[] { 2, 2.1, 6.1 }.Select(limits.Zone));
        Assert.Throws<ArgumentException>(() => new ZoneLimits("", 2, 1, 6).Zone(1));
    }
}
