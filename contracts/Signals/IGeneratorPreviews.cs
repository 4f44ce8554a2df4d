namespace Cluster.Contracts.Signals;

/// <summary>Looks at what a specification would generate, by the generator itself; throws <see cref="CommandRefusedException"/> for one that cannot be meant.</summary>
public interface IGeneratorPreviews
{
    /// <summary>The first record of a class: its samples in time as an envelope of at most so many points, or the amplitude of its spectrum.</summary>
    Task<PreviewCurve> Curve(GenerateSpec spec, string label, bool spectrum, int points, CancellationToken cancellation);

    /// <summary>How many records and bytes that makes, and how long it takes if nothing else runs.</summary>
    Task<GenerateEstimate> Estimate(GenerateSpec spec, CancellationToken cancellation);
}
