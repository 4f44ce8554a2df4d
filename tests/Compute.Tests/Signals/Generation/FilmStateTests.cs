using Cluster.Compute.Signals.Generation;

namespace Cluster.Compute.Tests.Signals.Generation;

public class FilmStateTests
{
    private static readonly JournalBearing Bearing = new(0.1, 0.5, 0.002, 0.04, 0.03, 1e-6, 0.45);

    [Fact]
    public void Eccentricity_inverts_the_short_bearing_relation()
    {
        foreach (var eccentricity in new[] { 0.05, 0.3, 0.62, 0.9, 0.99 })
            Assert.Equal(eccentricity, FilmState.EccentricityAt(FilmState.Capacity(eccentricity)), 1e-9);
    }

    // By hand: (1 - 0.25)^2 / (pi 0.5 sqrt(pi^2 0.75 + 4)) = 0.5625 / (1.5708 x 3.3769).
    [Fact]
    public void Capacity_at_half_eccentricity_is_as_computed_by_hand()
        => Assert.Equal(0.10604, FilmState.Capacity(0.5), 1e-5);

    [Fact]
    public void More_load_thins_the_film_and_more_speed_thickens_it()
    {
        var point = new OperatingPoint(50, 1e6, 50);
        var film = FilmState.Of(Bearing, point);
        var loaded = FilmState.Of(Bearing, point with { UnitLoadPa = 2e6 });
        var faster = FilmState.Of(Bearing, point with { SpeedHz = 100 });

        // 0.04 exp(-0.3) x 50 / 1e6 / 0.002^2
        Assert.Equal(0.37041, film.Sommerfeld, 1e-5);
        Assert.Equal(film.Sommerfeld / 2, loaded.Sommerfeld, 1e-12);
        Assert.True(loaded.FilmRatio < film.FilmRatio && film.FilmRatio < faster.FilmRatio);
        Assert.True(loaded.Eccentricity > film.Eccentricity);
        Assert.Equal(film.Sommerfeld / 4, FilmState.Of(Bearing, point, clearanceGrowth: 2).Sommerfeld, 1e-12);
    }
}
