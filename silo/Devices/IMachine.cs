namespace Cluster.Silo.Devices;

/// <summary>What the agent asks the machine.</summary>
public interface IMachine
{
    int Cores { get; }

    long MemoryBytes { get; }

    /// <summary>Free share (0..1) of the disk that holds the folder.</summary>
    double DiskFree(string folder);

    /// <summary>How many processes the kernel has killed for want of memory so far.</summary>
    long OutOfMemoryKills();

    /// <summary>Memory in use on a device such as cuda:0, in bytes; null if that cannot be told.</summary>
    Task<long?> DeviceMemoryUsed(string device, CancellationToken cancellation);

    /// <summary>What a process has used; null if there is none of this id.</summary>
    ProcessSample? Sample(int processId);
}
