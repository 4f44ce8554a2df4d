using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>Starts workers and waits until they say that they are ready.</summary>
internal sealed partial class LaneWorkers(
    DeviceOptions options, IMachine machine, WorkerLedger ledger, DeviceInstruments instruments, TimeProvider time, ILogger<WorkerProcess> log)
{
    /// <summary>A worker that is ready, with what it said, and without model library if it is cold; throws <see cref="WorkerStartException"/> if none could be brought up.</summary>
    public async Task<ReadyWorker> Start(LaneKind kind, CancellationToken cancellation, bool isCold = false)
    {
        var worker = Launch(kind, isCold);
        try
        {
            while (await worker.Next().WaitAsync(options.StartTimeout, time, cancellation) is { } report)
            {
                if (report is not WorkerReady ready)
                    continue;
                if (ready.Problem is { } problem)
                    LogProblem(log, worker.Id, problem);
                return new ReadyWorker(worker, ready);
            }

            var end = await worker.Exited;
            throw new WorkerStartException($"A worker left with exit code {end.Code} before it was ready. {worker.Log}");
        }
        catch (TimeoutException late)
        {
            throw new WorkerStartException($"A worker was not ready within {options.StartTimeout}. {worker.Log}", late);
        }
        finally
        {
            if (cancellation.IsCancellationRequested)
                await worker.DisposeAsync();
        }
    }

    private WorkerProcess Launch(LaneKind kind, bool isCold)
    {
        try
        {
            var worker = WorkerProcess.Start(options, kind, machine, ledger, log, isCold);
            instruments.WorkerStarted(kind);
            return worker;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new WorkerStartException($"A worker could not be started: {error.Message}", error);
        }
    }
}
