using System.Text.Json;
using Cluster.Compute.Signals.Features;

namespace Cluster.Compute.Tests.Signals.Features;

public class SignalFeaturesTests
{
    /// <summary>Orders 1 to 3 of a shaft, coupled in phase, a modulated line in the envelope's band, noise and an offset.</summary>
    internal static float[] Machine(int samples, double rate, double rpm, ulong seed = 1)
    {
        var random = new SmallRandom(seed);
        var turn = 2 * Math.PI * rpm / 60 / rate;
        return [.. Enumerable.Range(0, samples).Select(i => (float)(0.3 + Math.Cos(turn * i) + 0.5 * Math.Cos(2 * turn * i + 0.4) + 0.2 * Math.Cos(3 * turn * i + 1)
            + (0.4 + 0.3 * Math.Cos(turn * i)) * Math.Cos(2 * Math.PI * 0.2 * i) + 0.2 * random.Gauss()))];
    }

    private static double Value(double[] vector, string name) => vector[SignalFeatures.IndexOf(name)];

    [Theory]
    [InlineData(2_400, 12_000, 1797.0)]
    [InlineData(3_000, 2_500, 3000.0)]
    [InlineData(3_001, 2_500, 2700.5)]
    [InlineData(20_480, 20_480, 3550.0)]
    [InlineData(2_560, 25_600, null)]
    public void Every_feature_equals_its_formula(int samples, double rate, double? rpm)
    {
        var x = Machine(samples, rate, rpm ?? 1800);

        var vector = SignalFeatures.Compute(x, rate, rpm);

        var plain = PlainFeatures.Of(x, rate, rpm);
        Assert.Equal(36, vector.Length);
        Assert.All(SignalFeatures.All.Select((feature, i) => (feature.Name, Plain: plain[i], Ours: vector[i])), pair => Assert.True(
            pair.Plain.Equals(pair.Ours) || Math.Abs(pair.Plain - pair.Ours) <= 1e-9 * Math.Max(1, Math.Abs(pair.Plain)),
            $"{pair.Name}: expected {pair.Plain:R}, found {pair.Ours:R}"));
    }

    [Fact]
    public void Names_and_order_are_the_contract()
    {
        Assert.Equal(
            [
                "RMS", "Kurtosis", "Skewness", "CrestFactor", "ShapeFactor", "ImpulseFactor", "ClearanceFactor", "DominantFreq", "SpectralCentroid",
                "SpectralEntropy", "LowBandEnergy", "MidBandEnergy", "HighBandEnergy", "VeryHighBandEnergy", "TotalSpectralPower", "SpectralStd",
                "Harmonic2X1X", "Harmonic3X1X", "SpectralPeakiness", "EnvelopeRMS", "EnvelopeKurtosis", "EnvelopePeak", "ModulationFreq",
                "WaveletEnergyRatio", "WaveletKurtosis", "WaveletEnergy_D1", "WaveletEnergy_D3", "WaveletEnergy_D5", "CepstralPeakRatio",
                "QuefrencyCentroid", "BispectrumPeak", "BispectrumMean", "BispectrumEntropy", "PhaseCoupling", "NonlinearityIndex", "BispectrumPeakRatio",
            ],
            SignalFeatures.All.Select(feature => feature.Name));
        Assert.Equal(14, SignalFeatures.IndexOf("TotalSpectralPower"));
        Assert.Equal(-1, SignalFeatures.IndexOf("Mean"));
    }

    [Fact]
    public void Without_a_speed_exactly_the_order_features_are_undefined()
    {
        var vector = SignalFeatures.Compute(Machine(40_960, 20_480, 3600), 20_480, null);

        Assert.Equal(
            SignalFeatures.All.Where(feature => feature.NeedsSpeed).Select(feature => feature.Name),
            SignalFeatures.All.Where((_, i) => double.IsNaN(vector[i])).Select(feature => feature.Name));
    }

    [Fact]
    public void Lines_of_the_shaft_are_read_as_they_were_made()
    {
        var vector = SignalFeatures.Compute(Machine(102_400, 20_480, 3600), 20_480, 3600);

        Assert.Equal(0.5, Value(vector, "Harmonic2X1X"), 0.01);
        Assert.Equal(0.2, Value(vector, "Harmonic3X1X"), 0.01);
        Assert.Equal(60, Value(vector, "DominantFreq"), 0.7);
        Assert.Equal(Math.Sqrt(0.5 * (1 + 0.25 + 0.04)), Value(vector, "LowBandEnergy"), 0.01);
        Assert.Equal(60, Value(vector, "ModulationFreq"), 0.3);
        Assert.InRange(Value(vector, "PhaseCoupling"), 0.5, 1);
        Assert.Equal(Value(vector, "TotalSpectralPower"), Math.Pow(Value(vector, "RMS"), 2) - 0.09, 0.005);
    }

    [Fact]
    public void Misalignment_reads_second_over_first_order_though_the_second_is_larger()
    {
        float[] x = [.. Enumerable.Range(0, 102_400).Select(i => (float)(0.2 * Math.Cos(2 * Math.PI * 60 * i / 20_480.0) + Math.Cos(2 * Math.PI * 120 * i / 20_480.0)))];

        var vector = SignalFeatures.Compute(x, 20_480, 3600);

        Assert.Equal(5, Value(vector, "Harmonic2X1X"), 1e-3);
        Assert.Equal(0, Value(vector, "Harmonic3X1X"), 1e-3);
    }

    [Fact]
    public void Gain_changes_what_has_the_unit_and_nothing_else()
    {
        var x = Machine(40_960, 20_480, 3550);

        var (one, eight) = (SignalFeatures.Compute(x, 20_480, 3550), SignalFeatures.Compute([.. x.Select(value => 8 * value)], 20_480, 3550));

        for (var i = 0; i < one.Length; i++)
        {
            var factor = SignalFeatures.All[i].Unit switch { "unit" => 8, "unit^2" or "unit^2/Hz" => 64, _ => 1 };
            Assert.True(Math.Abs(eight[i] / one[i] / factor - 1) < 1e-9, $"{SignalFeatures.All[i].Name}: {one[i]} became {eight[i]}");
        }
    }

    [Fact]
    public void Twice_the_duration_gives_nearly_the_same_features()
    {
        var (five, ten) = (SignalFeatures.Compute(Machine(102_400, 20_480, 3600), 20_480, 3600), SignalFeatures.Compute(Machine(204_800, 20_480, 3600, 2), 20_480, 3600));

        // What counts averages or takes a largest of more values, or a largest of noise, may move.
        string[] free = ["EnvelopePeak", "NonlinearityIndex", "BispectrumMean", "BispectrumEntropy", "BispectrumPeakRatio", "EnvelopeKurtosis", "CepstralPeakRatio", "QuefrencyCentroid"];
        for (var i = 0; i < five.Length; i++)
        {
            if (!free.Contains(SignalFeatures.All[i].Name))
                Assert.True(Math.Abs(ten[i] - five[i]) <= 0.1 * Math.Max(0.1, Math.Abs(five[i])), $"{SignalFeatures.All[i].Name}: {five[i]} became {ten[i]}");
        }
    }

    [Fact]
    public void Silence_has_no_ratios_and_no_error()
    {
        var vector = SignalFeatures.Compute(new float[20_480], 20_480, 3000);

        Assert.Equal(0, Value(vector, "RMS"));
        Assert.Equal(0, Value(vector, "TotalSpectralPower"));
        Assert.True(double.IsNaN(Value(vector, "Kurtosis")));
        Assert.True(double.IsNaN(Value(vector, "CrestFactor")));
        Assert.DoesNotContain(vector, double.IsInfinity);
    }

    [Fact]
    public void What_cannot_be_a_signal_is_refused_with_what_was_found()
    {
        Assert.Equal("expected at least 256 samples, found 100 (Parameter 'samples')",
            Assert.Throws<ArgumentException>(() => SignalFeatures.Compute(new float[100], 1000, null)).Message);
        Assert.StartsWith("expected a rate above 0 Hz, found 0", Assert.Throws<ArgumentException>(() => SignalFeatures.Compute(new float[300], 0, null)).Message);
        Assert.StartsWith("expected a speed above 0 rpm or none, found -1", Assert.Throws<ArgumentException>(() => SignalFeatures.Compute(new float[300], 1000, -1)).Message);
        Assert.StartsWith("expected finite samples", Assert.Throws<ArgumentException>(() => SignalFeatures.Compute([.. new float[300], float.NaN], 1000, 60)).Message);
    }

    // The definitions that are the same in both: scipy 1.10, biased moments.
    [Theory]
    [InlineData("sine")]
    [InlineData("am")]
    [InlineData("bearing")]
    [InlineData("chirp")]
    [InlineData("dc_noise")]
    public void Time_features_equal_those_of_scipy(string name)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("REFERENCE") ?? "", "signals.json");
        Assert.SkipUnless(File.Exists(path), "REFERENCE names no folder with signals.json");
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var signal = file.RootElement.GetProperty("signals").GetProperty(name);
        float[] x = [.. signal.GetProperty("x").EnumerateArray().Select(value => (float)value.GetDouble())];

        var vector = SignalFeatures.Compute(x, 12_800, null);

        (string Ours, string Theirs)[] same =
        [
            ("RMS", "rms"), ("Kurtosis", "kurtosis_excess"), ("Skewness", "skewness"), ("CrestFactor", "crest_factor"), ("ShapeFactor", "shape_factor"),
            ("ImpulseFactor", "impulse_factor"), ("ClearanceFactor", "clearance_factor"),
        ];
        Assert.All(same, pair =>
        {
            // Samples are float32 here: that alone moves a value by 1e-7 of it.
            var expected = signal.GetProperty("features").GetProperty(pair.Theirs).GetDouble();
            Assert.Equal(expected, Value(vector, pair.Ours), 2e-7 * Math.Max(1, Math.Abs(expected)));
        });
    }
}
