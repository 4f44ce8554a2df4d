using System.Globalization;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>How a worker's process ended: its exit code (128 + signal), whether this silo killed it, whether the kernel killed for want of memory meanwhile.</summary>
internal sealed record WorkerEnd(int Code, bool KilledByUs, bool OutOfMemory)
{
    private const int Kill = 137;

    // A runtime that finds an unhandled exception aborts as native code does.
    private static readonly Dictionary<int, string> s_faults = new()
    {
        [132] = "SIGILL",
        [133] = "SIGTRAP",
        [134] = "SIGABRT",
        [135] = "SIGBUS",
        [136] = "SIGFPE",
        [139] = "SIGSEGV",
        [159] = "SIGSYS",
    };

    /// <summary>What an end without a last word says about the job: a fault of its own, or something that was done to it.</summary>
    public WorkerFault Explain()
    {
        if (s_faults.TryGetValue(Code, out var signal))
            return new(JobOutcome.Failed, "abort", $"The worker aborted with {signal} (exit code {Code}).");
        if (Code == Kill && OutOfMemory && !KilledByUs)
            return new(JobOutcome.Failed, "out_of_memory", "The kernel ended the worker for want of memory.");
        if (Code > 128)
            return new(JobOutcome.Killed, "killed", string.Create(CultureInfo.InvariantCulture, $"The worker was killed from outside by signal {Code - 128}."));
        return new(JobOutcome.Failed, "internal", $"The worker left with exit code {Code} and no result.");
    }
}
