using Cluster.Compute.Statistics;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Signals;

namespace Cluster.Grains.Tests.Signals;

public sealed class SignalCurvesTests
{
    private const double Rate = 2048;
    private readonly SignalsInMemory _signals = new();
    private readonly SignalCurves _curves;

    public SignalCurvesTests() => _curves = new(_signals, _signals);

    [Fact]
    public async Task Whole_signal_is_the_envelope_of_all_its_samples_and_keeps_every_extreme()
    {
        var samples = Sine(40_000, 50, 1);
        (samples[12_345], samples[31_111]) = (7, -9);
        var curve = await Curve(_signals.Add(samples, Rate), new(CurveKind.Time, Points: 500));

        Assert.Equal((500, 40_000L, true), (curve.Values.Length, curve.Covered, curve.IsEnvelope));
        Assert.Equal((7f, -9f), (curve.Values.Max(), curve.Values.Min()));
        Assert.Equal(12_345 / Rate, (Array.IndexOf(curve.Values, 7f) * curve.Step) + curve.Start, 2 * curve.Step);
        Assert.Equal((0, 39_999 / Rate), (curve.DomainFrom, curve.DomainTo));
    }

    [Fact]
    public async Task Zoomed_in_it_is_the_samples_themselves_with_one_beyond_each_edge()
    {
        var samples = Sine(40_000, 50, 1);
        var curve = await Curve(_signals.Add(samples, Rate), new(CurveKind.Time, 1000 / Rate, 1500 / Rate));

        Assert.False(curve.IsEnvelope);
        Assert.Equal((1000 / Rate, 1 / Rate), (curve.Start, curve.Step));
        Assert.Equal(samples[1000..1501], curve.Values);
    }

    [Fact]
    public async Task Spectrum_has_the_amplitude_of_a_sine_at_its_frequency_and_no_mean()
    {
        var id = _signals.Add(Array.ConvertAll(Sine(4096, 128, 3), value => value + 5), Rate);
        var curve = await Curve(id, new(CurveKind.Spectrum, Points: 10_000));

        Assert.Equal(3, curve.Values[256], 1e-4);
        Assert.Equal((128.0, "Hz", "g"), (curve.Start + (256 * curve.Step), curve.XUnit, curve.YUnit));
        Assert.Equal(0, curve.Values[0], 1e-5);
        Assert.Equal(Rate / 2, curve.DomainTo, 1e-9);
    }

    [Fact]
    public async Task Order_spectrum_has_the_shaft_at_one_and_needs_its_speed()
    {
        var curve = await Curve(_signals.Add(Sine(4096, 32, 1), Rate, speedRpm: 1920), new(CurveKind.OrderSpectrum, Points: 10_000));
        Assert.Equal(1, Array.IndexOf(curve.Values, curve.Values.Max()) * curve.Step, 1e-9);

        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => Curve(_signals.Add(Sine(4096, 32, 2), Rate), new(CurveKind.OrderSpectrum)));
        Assert.Equal(("An order spectrum needs the speed of the shaft; signal-2 has none.", RefusalKind.Conflict), (refused.Message, refused.Kind));
    }

    [Fact]
    public async Task Density_adds_up_to_the_power_and_says_how_many_averages_it_has()
    {
        var curve = await Curve(_signals.Add(Sine(20_480, 128, 2), Rate), new(CurveKind.PowerSpectralDensity, Points: 10_000));
        Assert.Equal(2, curve.Values.Sum(value => (double)value) * curve.Step, 1e-3);
        Assert.Equal("g²/Hz", curve.YUnit);
        Assert.Matches("^Welch, Hann window of 1,024 samples, half overlapped, [0-9.]+ equivalent averages$", curve.Note);
    }

    [Fact]
    public async Task Envelope_of_a_band_shows_what_modulates_its_carrier()
    {
        var samples = new float[8192];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (float)((1 + (0.5 * Math.Sin(2 * Math.PI * 16 * i / Rate))) * Math.Sin(2 * Math.PI * 512 * i / Rate));
        var id = _signals.Add(samples, Rate);
        var spectrum = await Curve(id, new(CurveKind.EnvelopeSpectrum, Points: 10_000, LowHz: 400, HighHz: 620));
        var envelope = await Curve(id, new(CurveKind.Envelope, Points: 10_000, LowHz: 400, HighHz: 620));

        Assert.Equal(16, Array.IndexOf(spectrum.Values, spectrum.Values.Max()) * spectrum.Step, 1e-9);
        Assert.Equal((400.0, 620.0, "g²"), (spectrum.LowHz, spectrum.HighHz, spectrum.YUnit));
        Assert.Equal((1.5f, 0.5f), (envelope.Values[1000..2000].Max(), envelope.Values[1000..2000].Min()), Near);
    }

    [Fact]
    public async Task Band_is_where_impacts_ring_unless_one_is_given()
    {
        var noise = new CounterRandom(1);
        var samples = new float[16_384];
        for (var i = 0; i < samples.Length; i++)
        {
            var since = i % 256 / Rate;
            samples[i] = (float)((Math.Exp(-200 * since) * Math.Sin(2 * Math.PI * 700 * since)) + (0.1 * noise.NextGaussian()));
        }

        var curve = await Curve(_signals.Add(samples, Rate), new(CurveKind.EnvelopeSpectrum));
        Assert.True(curve.LowHz < 700 && curve.HighHz > 700, $"{curve.LowHz} to {curve.HighHz} Hz");
        Assert.Contains("fast kurtogram", curve.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cepstrum_has_a_peak_at_the_period_of_a_train_of_impacts()
    {
        var samples = new float[8192];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (float)(Math.Exp(-0.05 * (i % 128)) + (0.001 * Math.Sin(i * 12.9898 * i)));
        var curve = await Curve(_signals.Add(samples, Rate), new(CurveKind.Cepstrum, Points: 10_000));
        Assert.Equal(128, Array.IndexOf(curve.Values, curve.Values[64..192].Max()));
    }

    [Fact]
    public async Task Spectrogram_shows_when_a_tone_changes()
    {
        var samples = Sine(8192, 256, 1);
        Sine(8192, 768, 1).AsSpan(4096).CopyTo(samples.AsSpan(4096));
        var id = _signals.Add(samples, Rate);
        var map = (await _curves.Spectrogram(id, new(Segment: 128, Columns: 100, Rows: 200), default))!;

        Assert.Equal(65, map.Rows);
        Assert.InRange(map.Columns, 90, 100);
        Assert.Equal((256, 768), (Loudest(5), Loudest(map.Columns - 5)));
        Assert.Null(await _curves.Spectrogram("signal-9", new(), default));

        double Loudest(int column) => Enumerable.Range(0, map.Rows).MaxBy(row => map.Levels[(row * map.Columns) + column]) * map.StepHz;
    }

    [Fact]
    public async Task Samples_are_read_once_for_all_curves_of_a_signal()
    {
        var id = _signals.Add(Sine(4096, 32, 1), Rate);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Curve(id, new((CurveKind)(i % 2), i / 100.0))));
        Assert.Equal(1, _signals.Opened);
        Assert.Null(await _curves.Curve("signal-9", new(CurveKind.Time), default));
    }

    private static float[] Sine(int samples, double hz, double amplitude) =>
        [.. Enumerable.Range(0, samples).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hz * i / Rate)))];

    private static bool Near((float, float) a, (float, float) b) => Math.Abs(a.Item1 - b.Item1) < 0.02 && Math.Abs(a.Item2 - b.Item2) < 0.02;

    private async Task<SignalCurve> Curve(string id, CurveQuery query) => (await _curves.Curve(id, query, CancellationToken.None))!;
}
