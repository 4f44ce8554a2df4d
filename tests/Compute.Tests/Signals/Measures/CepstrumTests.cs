using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class CepstrumTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    public void Echo_stands_at_its_delay_with_the_terms_of_the_logarithm(int count)
    {
        // ln |1 + a exp(-i w d)| = a cos(w d) - a^2/2 cos(2 w d) + ..., half of each at d, 2 d. The second pulse keeps the mean at 0.
        var x = new double[count];
        (x[0], x[50]) = (1, 0.4);
        var expected = new double[count / 2 + 1];
        for (var k = 1; 50 * k < expected.Length; k++)
            expected[50 * k] = (k % 2 == 1 ? 1 : -1) * Math.Pow(0.4, k) / k / 2;

        var cepstrum = Cepstrum.Of(x, 2000, WindowKind.Rectangular);

        // Taking the mean out empties bin 0 alone, which shifts every value by what its logarithm loses, over the length.
        var shift = cepstrum.Values[25];
        for (var k = 1; k <= 5; k++)
            Assert.Equal(expected[50 * k], cepstrum.Values[50 * k] - shift, 1e-6);
        Assert.Equal(0.025, cepstrum.Peak(0.0251)!.Value.Seconds, 1e-12);
    }

    [Fact]
    public void Family_of_sidebands_stands_at_one_over_its_spacing()
    {
        var x = Waves.Impacts(20_000, 10_000, 1 / 97.0, 2000).Plus([.. Waves.Noise(20_000).Select(value => 0.02 * value)]);

        var cepstrum = Cepstrum.Of(x, 10_000);

        var peak = cepstrum.Peak(1 / 97.0, 0.05)!.Value;
        Assert.Equal(1 / 97.0, peak.Seconds, 1.0 / 10_000);
        Assert.True(peak.Value > 10 * Math.Abs(cepstrum.Peak(1.37 / 97, 0.05)!.Value.Value));
        Assert.Null(cepstrum.Peak(2));
    }

    [Fact]
    public void Gain_changes_the_first_value_alone()
    {
        var x = Waves.Noise(512);

        var (one, ten) = (Cepstrum.Of(x, 1000).Values, Cepstrum.Of([.. x.Select(value => 10 * value)], 1000).Values);

        Assert.Equal(Math.Log(10), ten[0] - one[0], 1e-9);
        Assert.All(one.Zip(ten).Skip(1), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.Throws<ArgumentException>(() => Cepstrum.Of(new double[20], 1000));
    }
}
