namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// The lease holds for so many milliseconds more, counted from when this line is read, or from SentAt if that is earlier: the sender's
/// <see cref="TimeProvider.GetTimestamp"/> of <see cref="TimeProvider.System"/>, one monotonic clock for all processes of a machine, so that a
/// line that lay in the pipe while the worker was frozen extends nothing. The last deadline told counts, also when it is earlier.
/// </summary>
public sealed record ExtendDeadline(long Milliseconds, long? SentAt = null) : WorkerCommand;
