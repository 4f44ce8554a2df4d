using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A generator that draws a straight line and notes what it was asked for.</summary>
public sealed class FakePreviews : IGeneratorPreviews
{
    public List<GenerateSpec> Estimated { get; } = [];

    public Task<PreviewCurve> Curve(GenerateSpec spec, string label, bool spectrum, int points, CancellationToken cancellation) =>
        Task.FromResult(new PreviewCurve([0, (float)spec.RateHz, spectrum ? 2 : 1], 0.5, 0.25, IsEnvelope: !spectrum, "g", "severe", 1480));

    public Task<GenerateEstimate> Estimate(GenerateSpec spec, CancellationToken cancellation)
    {
        Estimated.Add(spec);
        return Task.FromResult(new GenerateEstimate(spec.Records(), spec.SampleBytes(), 90));
    }
}
