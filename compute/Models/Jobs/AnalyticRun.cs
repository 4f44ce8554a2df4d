using System.Text.Json;
using Cluster.Compute.Models.Artifacts;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Follows an analytic objective epoch by epoch, with the same reports, checkpoints and ends as a training.</summary>
internal sealed class AnalyticRun
{
    private const string Section = "state";

    private readonly TrainingJob job;
    private readonly JobPlace place;
    private readonly JobControl control;
    private readonly Action<WorkerReport> tell;
    private readonly TimeProvider time;
    private readonly CheckpointSeries checkpoints;
    private readonly string objective;
    private readonly string digest;
    private readonly List<double> values = [];

    public AnalyticRun(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time)
    {
        (this.job, this.place, this.control, this.tell, this.time) = (job, place, control, tell, time);
        objective = job.Objective ?? throw JobFailedException.BadInput("Expected the name of an objective, found none.");
        digest = JobDigest.Of(job, datasetHash: "");
        checkpoints = new CheckpointSeries(place, time);
    }

    public WorkerReport Run()
    {
        var final = AnalyticObjective.Evaluate(objective, job.Parameters);
        if (place.Checkpoint is { } path)
            Restore(path);
        tell(new JobStarted(job.JobId, place.Fence, values.Count, values.Count));
        while (values.Count < job.Epochs)
        {
            if (Leave() is { } early)
                return early;
            var started = time.GetTimestamp();
            var epoch = values.Count + 1;
            if (job.Fault is { } fault && fault.Epoch == epoch)
                Suffer(fault.Kind);
            if (job.SecondsPerEpoch > 0)
                control.Wait(TimeSpan.FromSeconds(job.SecondsPerEpoch));
            if (Leave() is { } late)
                return late;
            var value = Value(final, epoch);
            values.Add(value);
            tell(new EpochReported(epoch, value, time.GetElapsedTime(started).TotalSeconds));
            if (values.Count < job.Epochs && checkpoints.IsDue(epochEnded: true))
                tell(new CheckpointWritten(Save(), epoch, epoch, BestEpoch == epoch));
        }

        return Complete();
    }

    private int BestEpoch => values.IndexOf(values.Max()) + 1;

    private double Value(double final, int epoch)
    {
        var value = objective == "noop"
            ? new CounterRandom(unchecked((ulong)job.Seed), (ulong)epoch).NextDouble()
            : -AnalyticObjective.AtEpoch(final, job.Seed, epoch, job.Epochs);
        if (job.Fault is { Kind: FaultKind.Nan } fault && fault.Epoch == epoch)
            value = double.NaN;
        return double.IsFinite(value) ? value : throw new JobFailedException(FailureKind.Nan, $"The value of epoch {epoch} is {value}.");
    }

    private WorkerReport? Leave() => control.Request == JobRequest.Pause
        ? new JobPaused(Save(), values.Count, values.Count)
        : control.Stopped();

    private JobCompleted Complete()
    {
        var curve = new { objective, parameters = new SortedDictionary<string, Setting>(job.Parameters.ToDictionary(), StringComparer.Ordinal), job.Seed, values };
        var file = JobFiles.Leave(place.Folder, "curve.json", JsonSerializer.SerializeToUtf8Bytes(curve, WorkerWire.IndentedJson));
        return new JobCompleted(values[BestEpoch - 1], [file], BestEpoch: BestEpoch);
    }

    private string Save() => checkpoints.Write(values.Count, values.Count, new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        [Section] = JsonSerializer.SerializeToUtf8Bytes(new AnalyticState(digest, values), WorkerWire.Json),
    });

    private void Restore(string path)
    {
        var state = CheckpointFile.ReadJson<AnalyticState>(CheckpointFile.Read(path), Section);
        if (state.Digest != digest || state.Values.Count > job.Epochs)
            throw new JobFailedException(FailureKind.BadCheckpoint, $"Expected a checkpoint of job {digest[..12]}, found one of {state.Digest}.");
        values.AddRange(state.Values);
    }

    private static void Suffer(FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.Abort:
                Environment.FailFast("An injected fault aborts this worker.");
                break;
            case FaultKind.OutOfMemory:
                System.Runtime.InteropServices.Marshal.FreeHGlobal(System.Runtime.InteropServices.Marshal.AllocHGlobal(nint.MaxValue));
                break;
            case FaultKind.DiskFull:
                File.WriteAllBytes("/dev/full", [0]);
                break;
            case FaultKind.Stall:
                using (var never = new ManualResetEventSlim())
                    never.Wait();
                break;
            default:
                break;
        }
    }
}
