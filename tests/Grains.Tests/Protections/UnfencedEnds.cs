using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Grains.Tests.Protections;

/// <summary>Lets every end decide as if its fence were the job's.</summary>
internal sealed class UnfencedEnds(NpgsqlDataSource database) : IJobEndStore
{
    private readonly JobEndTable _fenced = new(database);

    public Task<JobRecord?> Move(string job, long fence, Func<JobRecord, JobTransition?> decide, JobEnd? end, CancellationToken cancellation) =>
        _fenced.Move(job, fence, stored => decide(stored with { Fence = fence }), end, cancellation);
}
