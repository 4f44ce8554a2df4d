namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// Where and with what a job runs on this machine: what the holder of the lease adds to a <see cref="TrainingJob"/>. None of it changes a
/// result on CPU at one thread count.
/// </summary>
public sealed record JobPlace
{
    /// <summary>An existing folder of this job's own; checkpoints and artifacts are written into it.</summary>
    public required string Folder { get; init; }

    /// <summary>The fence of the lease; the worker repeats it in <see cref="JobStarted"/>.</summary>
    public long Fence { get; init; }

    /// <summary>Path of the dataset index file; needed by a training, an evaluation and a prediction.</summary>
    public string? Index { get; init; }

    /// <summary>Path of the checkpoint file to go on from.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Folder with model.safetensors and model.json; needed by an evaluation and a prediction.</summary>
    public string? Model { get; init; }

    /// <summary>Path of the file of vectors; needed by a projection.</summary>
    public string? Vectors { get; init; }

    /// <summary>
    /// A checkpoint is due once so many seconds have passed since the last one, looked at after each batch; 0: after each epoch.
    /// One is always written on a pause.
    /// </summary>
    public double CheckpointSeconds { get; init; } = 30;

    /// <summary>Threads of the arithmetic.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>cpu, cuda or cuda:N.</summary>
    public string Device { get; init; } = "cpu";
}
