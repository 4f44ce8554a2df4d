namespace Cluster.Compute.Models.Jobs;

/// <summary>The exit codes of a worker.</summary>
public static class WorkerExit
{
    /// <summary>Left because it was told to.</summary>
    public const int Told = 0;

    /// <summary>A line on standard input was no message, or no message that could come now.</summary>
    public const int BadProtocol = 2;

    /// <summary>Standard input or output ended: the silo is gone.</summary>
    public const int SiloGone = 3;

    /// <summary>The deadline passed.</summary>
    public const int DeadlinePassed = 4;
}
