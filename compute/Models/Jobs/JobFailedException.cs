namespace Cluster.Compute.Models.Jobs;

/// <summary>Carries an expected failure of a job up to <see cref="JobRunner"/>, which turns it into <see cref="JobFailed"/>; it leaves no worker.</summary>
public sealed class JobFailedException(FailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why the job failed.</summary>
    public FailureKind Kind { get; } = kind;

    /// <summary>The job, or a file it names, is not what it has to be.</summary>
    public static JobFailedException BadInput(string message, Exception? inner = null) => new(FailureKind.BadInput, message, inner);
}
