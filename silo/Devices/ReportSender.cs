using Cluster.Contracts.Campaigns;
using Cluster.Grains.Devices;

namespace Cluster.Silo.Devices;

/// <summary>
/// Writes the epochs and logs of all jobs of this silo, gathered for some 50 ms, in one transaction a batch, and tells the workers what is durable and what
/// is wanted of them. While the table cannot be reached nothing is lost and no worker waits.
/// </summary>
internal sealed partial class ReportSender(
    IReportStore store, RunningJobs jobs, CampaignTeller campaigns, DeviceOptions options, DeviceInstruments instruments, TimeProvider time, ILogger<ReportSender> log)
{
    private const int MostEpochs = 2000;

    private readonly Signal _any = new();
    private readonly Signal _urgent = new();

    /// <summary>There is something to send; urgent: a job waits for it.</summary>
    public void Wake(bool urgent)
    {
        _any.Set();
        if (urgent)
            _urgent.Set();
    }

    public async Task Run(CancellationToken stopping)
    {
        var backoff = new Backoff(time);
        while (true)
        {
            await _any.Wait(stopping);
            await _urgent.Wait(options.ReportDelay, time, stopping);
            try
            {
                while (NextBatch() is { Count: > 0 } batch)
                    await Send(batch, stopping);
                backoff.Reset();
            }
            catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                // Whatever kept the batch from being stored, it stays in the buffers and is sent again.
                LogRetry(log, error);
                await backoff.Wait(stopping);
                _any.Set();
            }
        }
    }

    private List<TrialReport> NextBatch()
    {
        var batch = new List<TrialReport>();
        var room = MostEpochs;
        foreach (var run in jobs.All.Where(run => run.LostCause is null))
        {
            if (room == 0)
                break;
            var (rows, written) = (run.Reports.Peek(room), run.Log?.Next());
            if (rows.Count == 0 && written is null)
                continue;
            batch.Add(new TrialReport(run.Lease.Job, run.Lease.Fence, rows, written));
            room -= rows.Count;
        }

        return batch;
    }

    private async Task Send(List<TrialReport> batch, CancellationToken stopping)
    {
        var start = time.GetTimestamp();
        var receipts = await store.Append(batch, stopping);
        instruments.Appended(batch.Sum(report => report.Epochs.Count), time.GetElapsedTime(start));

        var accepted = new List<(JobRun Run, TrialReport Report)>();
        foreach (var report in batch)
        {
            if (jobs.Find(report.Trial, report.Fence) is not { } run)
                continue;
            var receipt = receipts.Single(r => r.Job == report.Trial && r.Fence == report.Fence);
            if (!receipt.Accepted)
            {
                LogRefused(log, report.Trial, report.Fence);
                run.Lose("a report was refused: the fence is old");
                continue;
            }

            if (report.Log is { } written)
                run.Log!.Forget(written);
            if (report.Epochs.Count > 0)
            {
                run.MarkDurable(Math.Min(receipt.DurableUpTo, report.Epochs[^1].Epoch));
                accepted.Add((run, report));
            }

            run.Ask(receipt.Desired);
        }

        foreach (var campaign in accepted.Where(a => a.Run.Lease.Campaign is not null).GroupBy(a => a.Run.Lease.Campaign!))
            campaigns.Tell(campaign.Key, campaign.Select(a => a.Report));
    }
}
