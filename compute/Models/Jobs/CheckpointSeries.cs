using Cluster.Compute.Models.Artifacts;

namespace Cluster.Compute.Models.Jobs;

/// <summary>When a job's checkpoints are due, how their files are called, and which are deleted: the last two stay.</summary>
internal sealed class CheckpointSeries(JobPlace place, TimeProvider time)
{
    private readonly Queue<string> kept = new();
    private long last = time.GetTimestamp();

    /// <summary>Whether a checkpoint is due now, between batches or at the end of an epoch.</summary>
    public bool IsDue(bool epochEnded) => place.CheckpointSeconds <= 0
        ? epochEnded
        : time.GetElapsedTime(last).TotalSeconds >= place.CheckpointSeconds;

    /// <summary>Writes a checkpoint and returns the path of its file.</summary>
    public string Write(int epoch, long step, IReadOnlyDictionary<string, byte[]> sections)
    {
        var path = Path.Combine(place.Folder, $"checkpoint-{epoch:D5}-{step:D9}.ckpt");
        JobFiles.WriteWhole(path, stream => CheckpointFile.Write(stream, sections));
        if (!kept.Contains(path))
            kept.Enqueue(path);
        if (kept.Count > 2)
            File.Delete(kept.Dequeue());
        last = time.GetTimestamp();
        return path;
    }
}
