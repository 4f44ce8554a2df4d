namespace Cluster.Contracts.Models;

/// <summary>Reads stored artifacts.</summary>
public interface IArtifactQueries
{
    /// <summary>The bytes of a job's artifact, or null if it has none of that name.</summary>
    Task<Stream?> Open(string job, string name, CancellationToken cancellation);
}
