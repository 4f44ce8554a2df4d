using System.Text.Json;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals.Projections;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Signals;

/// <summary>Plays the agent of a silo for jobs on signals: takes leases, runs them here as a worker would, stores what they leave and ends them.</summary>
internal sealed class SignalLanes(GrainCluster cluster)
{
    private readonly IBlobStore _blobs = cluster.Services.GetRequiredService<IBlobStore>();
    private readonly IArtifactQueries _artifacts = cluster.Services.GetRequiredService<IArtifactQueries>();

    /// <summary>Leases for one lane of a kind; none if nothing waits.</summary>
    public Task<IReadOnlyList<Lease>> Acquire(LaneKind kind = LaneKind.Training) => cluster.Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool)
        .AcquireMany(new(cluster.Silo, "played", [new LaneOffer("lane-1", kind)]), CancellationToken.None);

    /// <summary>Runs what waits until nothing does; returns the jobs in order.</summary>
    public async Task<IReadOnlyList<string>> RunAll(LaneKind kind = LaneKind.Training)
    {
        var ran = new List<string>();
        while (await Acquire(kind) is [var lease])
        {
            Assert.True(await Run(lease));
            ran.Add(lease.Job);
        }

        return ran;
    }

    /// <summary>Runs one lease to its end; false if the end was refused.</summary>
    public async Task<bool> Run(Lease lease)
    {
        var folder = Directory.CreateTempSubdirectory("cluster-signal-job-").FullName;
        try
        {
            var job = JsonSerializer.Deserialize<TrainingJob>(lease.Body, WorkerWire.Json)!;
            var place = new JobPlace { Folder = folder, Fence = lease.Fence, Vectors = job.Mode == JobMode.Project ? await Vectors(lease, folder) : null };
            var last = await Task.Run(() => JobRunner.Run(job, place, new JobControl(), _ => { }, TimeProvider.System));
            return await End(lease, last);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Says that a lease was lost.</summary>
    public Task<bool> Lose(Lease lease) => cluster.Grains.GetGrain<ISignalJobGrain>(lease.Job).Lost(lease.Fence, "the test says so", CancellationToken.None);

    /// <summary>Says of a lease how its worker ended.</summary>
    public async Task<bool> End(Lease lease, WorkerReport last)
    {
        var files = new List<ArtifactRow>();
        foreach (var file in (last as JobCompleted)?.Files ?? [])
        {
            await using var bytes = File.OpenRead(file.Path);
            Assert.Equal(file.Hash, await _blobs.Put(bytes, CancellationToken.None));
            files.Add(new(file.Name, file.Hash, file.Length));
        }

        var end = new JobEnd(lease.Fence, JobOutcome.Completed, 1, null, null, null, files, null, null, null, 1, null, 0, (last as JobCompleted)?.Result?.GetRawText());
        if (last is JobFailed failed)
            end = end with { Outcome = JobOutcome.Failed, Value = null, FailureKind = "bad_input", Message = failed.Message };
        return await cluster.Grains.GetGrain<ISignalJobGrain>(lease.Job).End(end, CancellationToken.None);
    }

    private async Task<string> Vectors(Lease lease, string folder)
    {
        var path = Path.Combine(folder, ProjectionTask.VectorsFile);
        await using var stored = await _artifacts.Open(lease.Job, ProjectionTask.VectorsFile, CancellationToken.None);
        await using var file = File.Create(path);
        await stored!.CopyToAsync(file);
        return path;
    }
}
