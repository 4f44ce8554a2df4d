using Cluster.Compute.Signals;
using Cluster.Compute.Signals.Generation;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>Makes single records as a dataset would and draws them, on the cores that are spare.</summary>
internal sealed class GeneratorPreviews(SpareCores cores, TimeProvider time) : IGeneratorPreviews
{
    // A preview has a few seconds at most, whatever a record has.
    private const double LongestSeconds = 60;

    public Task<PreviewCurve> Curve(GenerateSpec spec, string label, bool spectrum, int points, CancellationToken cancellation)
    {
        var applied = Checked(spec);
        var fault = GeneratorChoice.Class(label);
        points = Math.Clamp(points, 16, 100_000);
        return cores.Run(() => Drawn(GeneratorChoice.Of(applied).Strongest(fault), spectrum, points), cancellation);
    }

    public Task<GenerateEstimate> Estimate(GenerateSpec spec, CancellationToken cancellation)
    {
        var applied = Checked(spec);
        return cores.Run(
            () =>
            {
                // Twice, since the first one also compiles; of the class that takes longest.
                var generator = GeneratorChoice.Of(applied);
                var index = generator.Count - 1;
                _ = generator.Make(index);
                var began = time.GetTimestamp();
                _ = generator.Make(index);
                var seconds = time.GetElapsedTime(began).TotalSeconds * generator.Count;
                return new GenerateEstimate(generator.Count, applied.SampleBytes(), seconds);
            },
            cancellation);
    }

    private static GenerateSpec Checked(GenerateSpec spec)
    {
        DatasetValidation.Check(spec);
        return GeneratePresets.Applied(spec);
    }

    private static PreviewCurve Drawn(GeneratedSignal made, bool spectrum, int points)
    {
        var severity = made.Severity.ToString().ToLowerInvariant();
        if (spectrum)
        {
            var (amplitudes, step) = Spectrum(made.Samples, made.RateHz, points);
            return new(amplitudes, 0, step, IsEnvelope: false, made.Unit, severity, made.SpeedRpm);
        }

        var samples = made.Samples[..(int)Math.Min(made.Samples.Length, LongestSeconds * made.RateHz)];
        if (samples.Length <= points)
            return new(samples, 0, 1 / made.RateHz, IsEnvelope: false, made.Unit, severity, made.SpeedRpm);
        var envelope = Envelope.MinMax(samples, points / 2);
        var values = new float[envelope.Min.Length * 2];
        for (var i = 0; i < envelope.Min.Length; i++)
            (values[2 * i], values[(2 * i) + 1]) = (envelope.Min[i], envelope.Max[i]);
        return new(values, 0, samples.Length / made.RateHz / values.Length, IsEnvelope: true, made.Unit, severity, made.SpeedRpm);
    }

    /// <summary>Peak amplitudes under a Hann window of at most a second; of the lines that share a point the largest, so that none is lost.</summary>
    private static (float[] Amplitudes, double StepHz) Spectrum(float[] samples, double rateHz, int points)
    {
        var part = samples[..(int)Math.Min(samples.Length, Math.Round(rateHz))];
        for (var i = 0; i < part.Length; i++)
            part[i] *= (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / part.Length)));
        var bins = Fft.Real(part);
        var together = (bins.Length + points - 1) / points;
        var amplitudes = new float[(bins.Length + together - 1) / together];
        for (var k = 0; k < bins.Length; k++)
            amplitudes[k / together] = Math.Max(amplitudes[k / together], (float)(4 * bins[k].Magnitude / part.Length));
        return (amplitudes, rateHz / part.Length * together);
    }
}
