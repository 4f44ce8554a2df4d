using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class KurtogramTests
{
    private const double RateHz = 20_000;

    [Fact]
    public void Rows_cut_the_axis_into_halves_and_thirds()
    {
        var kurtogram = Kurtogram.Of(Waves.Noise(40_000), RateHz, 4);

        Assert.Equal([1, 2, 3, 4, 6, 8, 12, 16], kurtogram.Rows.Select(row => row.Count));
        foreach (var row in kurtogram.Rows)
        {
            Assert.Equal(0, row[0].LowHz);
            Assert.Equal(RateHz / 2, row[^1].HighHz, 1e-9);
            Assert.All(row.Zip(row.Skip(1)), pair => Assert.Equal(pair.First.HighHz, pair.Second.LowHz, 1e-9));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gaussian_noise_stands_out_nowhere(ulong seed)
    {
        var kurtogram = Kurtogram.Of(Waves.Noise(40_000, seed), RateHz);

        Assert.False(kurtogram.IsConspicuous);
        Assert.All(kurtogram.Rows.SelectMany(row => row), band => Assert.InRange(band.Kurtosis, -5 * band.StandardError, 6 * band.StandardError));
    }

    [Fact]
    public void Standard_error_is_the_spread_over_bands_of_noise()
    {
        var row = Kurtogram.Of(Waves.Noise(1 << 18), RateHz, 8).Rows[^1];

        var spread = Math.Sqrt(row.Average(band => band.Kurtosis * band.Kurtosis));
        Assert.InRange(spread / row[0].StandardError, 0.85, 1.15);
    }

    [Fact]
    public void Impacts_stand_out_in_the_band_of_their_resonance()
    {
        var x = Waves.Impacts(40_000, RateHz, 0.0113, 6200).Plus(Waves.Tone(40_000, RateHz, 60, 2)).Plus([.. Waves.Noise(40_000).Select(value => 0.4 * value)]);

        var kurtogram = Kurtogram.Of(x, RateHz);

        Assert.True(kurtogram.IsConspicuous);
        Assert.InRange(6200, kurtogram.Best.LowHz - 200, kurtogram.Best.HighHz + 200);
        Assert.True(kurtogram.Best.Bands > 1);
    }

    [Fact]
    public void Steady_tone_has_minus_one()
    {
        var kurtogram = Kurtogram.Of(Waves.Tone(4000, RateHz, 6000), RateHz, 1);

        // What fades at the ends smears a little into the middle.
        Assert.Equal(-1, kurtogram.Rows[0][0].Kurtosis, 1e-4);
        Assert.Equal(-1, kurtogram.Rows[1][1].Kurtosis, 1e-4);
    }

    [Fact]
    public void Where_a_recording_begins_and_ends_is_no_impact()
    {
        // A slow tone is cut off in the middle of its swing, over a floor that is 60 dB below it.
        var x = Waves.Tone(40_000, RateHz, 60.23, 2).Plus([.. Waves.Noise(40_000).Select(value => 1e-3 * value)]);

        var kurtogram = Kurtogram.Of(x, RateHz);

        Assert.False(kurtogram.IsConspicuous, $"{kurtogram.Best}");
    }

    [Fact]
    public void No_band_is_narrower_than_asked_for()
    {
        var x = Waves.Impacts(40_000, RateHz, 0.0113, 6200).Plus([.. Waves.Noise(40_000).Select(value => 0.4 * value)]);

        var kurtogram = Kurtogram.Of(x, RateHz, narrowestHz: 1500);

        Assert.Equal([1, 2, 3, 4, 6], kurtogram.Rows.Select(row => row.Count));
        Assert.InRange(6200, kurtogram.Best.LowHz, kurtogram.Best.HighHz);
        Assert.Contains("found 20000", Assert.Throws<ArgumentException>(() => Kurtogram.Of(x, RateHz, narrowestHz: 20_000)).Message, StringComparison.Ordinal);
    }
}
