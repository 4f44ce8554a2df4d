using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models.Jobs;

/// <summary>A folder for one test, gone after it.</summary>
internal sealed class JobFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cluster-job-").FullName;

    public JobPlace Place(string? checkpoint = null) => new() { Folder = Path, Checkpoint = checkpoint, Fence = 7 };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
