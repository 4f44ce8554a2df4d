namespace Cluster.Contracts.Models;

/// <summary>Where looks at a test set are published when they are written down, taken by a lane and ended: key = key of the <see cref="ITestSetGrain"/>, item = <see cref="EvaluationView"/>.</summary>
public static class EvaluationStreams
{
    /// <summary>Namespace of the test sets' streams; the provider is that of the campaigns.</summary>
    public const string Namespace = "testset";
}
