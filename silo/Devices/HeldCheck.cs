using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Devices;

/// <summary>
/// Compares every 2 s, and at once when told that a wish changed, what the table says this silo runs with what it does run: wishes go to the workers;
/// a job that the table has here and that is not here (the answer to its grant never came, or its worker's deadline passed) is given back.
/// </summary>
internal sealed partial class HeldCheck(IPoolLink pool, RunningJobs jobs, Grants grants, DeviceOptions options, TimeProvider time, ILogger<HeldCheck> log)
{
    private readonly Signal _now = new();
    private Dictionary<(string Job, long Fence), long> _missing = [];

    /// <summary>Look now.</summary>
    public void Wake() => _now.Set();

    public async Task Run(CancellationToken stopping)
    {
        while (true)
        {
            await _now.Wait(options.RenewInterval, time, stopping);
            try
            {
                await Look(stopping);
            }
            catch (Exception error) when (!stopping.IsCancellationRequested)
            {
                // The next round looks again.
                LogNotLooked(log, error);
            }
        }
    }

    private async Task Look(CancellationToken stopping)
    {
        var missing = new Dictionary<(string Job, long Fence), long>();
        foreach (var held in await pool.Held(stopping))
        {
            if (jobs.Find(held.Job, held.Fence) is { } run)
            {
                if (held.Desired != DesiredState.Run)
                    run.Ask(held.Desired);
                continue;
            }

            // A grant whose answer is on its way is not missing: only what was missing before, with every request of that time answered, is given back.
            var key = (held.Job, held.Fence);
            if (!_missing.TryGetValue(key, out var asOf))
                missing[key] = grants.Asked;
            else if (grants.Answered < asOf)
                missing[key] = asOf;
            else
            {
                LogNotHere(log, held.Job, held.Fence);
                await pool.Lost(held.Job, held.Fence, "not running here", stopping);
            }
        }

        _missing = missing;
    }
}
