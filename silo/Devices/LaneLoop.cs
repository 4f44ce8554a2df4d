using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>
/// Works one lane: a worker is ready before the lane is offered, the next one starts as soon as a job has begun, and the lane is free again with the
/// worker's last word, while the job's end is still being recorded. Jobs on signals leave the ready worker to the next job that needs it.
/// </summary>
internal sealed partial class LaneLoop(
    LaneWorkers workers, JobSession session, JobCloser closer, DeviceMemory memory, DeviceInstruments instruments, TimeProvider time, ILogger<LaneLoop> log)
{
    // Recording ends may be slow when the database is; more than this at once and the lane waits.
    private const int MostClosing = 3;

    private static readonly TimeSpan s_leavePatience = TimeSpan.FromSeconds(5);

    /// <param name="lane">The lane.</param>
    /// <param name="first">A worker that is ready already, or null.</param>
    /// <param name="freed">Set whenever the lane becomes free.</param>
    /// <param name="stopping">No further jobs when this is cancelled; the present one is waited for.</param>
    public async Task Run(Lane lane, ReadyWorker? first, Signal freed, CancellationToken stopping)
    {
        using var closing = new SemaphoreSlim(MostClosing, MostClosing);
        var leaving = new List<Task>();
        var spare = Task.FromResult(first);
        try
        {
            var baseline = await memory.Baseline(lane, stopping);
            if (first is null)
                spare = StartSpare(lane, stopping);
            while (await Ready(lane, spare, stopping) is { } worker)
            {
                await closing.WaitAsync(stopping);
                var run = await WaitForRun(lane, worker.Process, freed, stopping);
                if (run is null)
                {
                    LogSpareGone(log, worker.Process.Id, lane.Id);
                    closing.Release();
                    CountFailure(lane, "an idle worker ended");
                    spare = StartSpare(lane, stopping);
                    continue;
                }

                var keeps = SignalJobKinds.Contains(run.Lease.Kind);
                if (keeps)
                    spare = Task.FromResult<ReadyWorker?>(worker);
                else if (!lane.IsGpu)
                    spare = StartSpare(lane, stopping);
                var (ending, used) = keeps ? await RunCold(run, lane) : (await session.Run(run, lane, worker.Process), worker.Process);
                Judge(lane, ending);
                var left = used?.Leave(s_leavePatience, time) ?? Task.CompletedTask;
                leaving.RemoveAll(task => task.IsCompleted);
                leaving.Add(Close(run, ending, left, closing));
                if (lane.IsGpu && !keeps)
                    spare = StartSpareOnFreeDevice(lane, left, baseline, stopping);
                instruments.Busy(lane.Free(run));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // No further jobs.
        }
        finally
        {
            lane.Close();
            await Task.WhenAll(leaving);
            await ((Task)spare).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (spare is { IsCompletedSuccessfully: true, Result: { } unused })
                await unused.Process.DisposeAsync();
        }
    }

    /// <summary>A job on signals has a worker of its own that loads no model library and is there at once; the one with the library stays ready.</summary>
    private async Task<(JobEnding? Ending, WorkerProcess? Used)> RunCold(JobRun run, Lane lane)
    {
        try
        {
            // Not given up when the silo stops: the job is handed back by a worker that was asked to pause.
            var cold = await workers.Start(lane.Kind, CancellationToken.None, isCold: true);
            return (await session.Run(run, lane, cold.Process), cold.Process);
        }
        catch (WorkerStartException error)
        {
            LogNotStarted(log, lane.Id, error);
            return (new JobEnding(null, new(JobOutcome.Paused, "", error.Message), TimeSpan.Zero), null);
        }
    }

    private static async Task<JobRun?> WaitForRun(Lane lane, WorkerProcess worker, Signal freed, CancellationToken stopping)
    {
        var next = lane.Open();
        freed.Set();
        using var stopped = new CancellationTokenSource();
        await using var registration = stopping.UnsafeRegister(source => ((CancellationTokenSource)source!).Cancel(), stopped);
        await Task.WhenAny(next, worker.Exited, Task.Delay(Timeout.Infinite, stopped.Token));
        await stopped.CancelAsync();
        if (next.IsCompleted || !lane.Close())
            return await next;
        stopping.ThrowIfCancellationRequested();
        return null;
    }

    private async Task Close(JobRun run, JobEnding? ending, Task left, SemaphoreSlim closing)
    {
        try
        {
            if (ending is not null)
                await closer.Close(run, ending);
            await left;
            if (ending is null)
                closer.Drop(run);
        }
        finally
        {
            closing.Release();
            run.Dispose();
        }
    }

    /// <summary>The spare once it is ready and the lane in use; brings up another one as often as it takes.</summary>
    private async Task<ReadyWorker?> Ready(Lane lane, Task<ReadyWorker?> spare, CancellationToken stopping)
    {
        var backoff = new Backoff(time);
        while (true)
        {
            await lane.WhenInUse().WaitAsync(stopping);
            if (await spare is { } worker && !worker.Process.HasExited)
                return worker;
            await backoff.Wait(stopping);
            spare = StartSpare(lane, stopping);
        }
    }

    /// <summary>Null if it did not come up, which counts against the lane.</summary>
    private async Task<ReadyWorker?> StartSpare(Lane lane, CancellationToken stopping)
    {
        try
        {
            return await workers.Start(lane.Kind, stopping);
        }
        catch (WorkerStartException error)
        {
            LogNotStarted(log, lane.Id, error);
            CountFailure(lane, error.Message);
            return null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The next worker on a GPU waits until the last one is reaped and the device is free of it.</summary>
    private async Task<ReadyWorker?> StartSpareOnFreeDevice(Lane lane, Task left, long? baseline, CancellationToken stopping)
    {
        await left;
        if (await memory.IsBackAt(baseline, lane, stopping))
            return await StartSpare(lane, stopping);
        lane.PutOutOfUse($"the memory of {lane.Device} did not come back after its last worker");
        LogQuarantined(log, lane.Id, lane.Quarantine!);
        return null;
    }

    private void Judge(Lane lane, JobEnding? ending)
    {
        if (ending is { BrokeWorker: true, Fault: { } fault })
            CountFailure(lane, fault.Message);
        else if (ending is not null)
            lane.Worked();
    }

    private void CountFailure(Lane lane, string reason)
    {
        if (lane.Failed(reason))
            LogQuarantined(log, lane.Id, lane.Quarantine!);
    }
}
