using Cluster.Contracts.Models;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Artifacts in memory, by job and name.</summary>
public sealed class FakeArtifacts : IArtifactQueries
{
    public Dictionary<(string Job, string Name), byte[]> Files { get; } = [];

    public Task<Stream?> Open(string job, string name, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(Files.TryGetValue((job, name), out var bytes) ? new MemoryStream(bytes) : null);
}
