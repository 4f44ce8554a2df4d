namespace Cluster.Compute.Models.Jobs;

/// <summary>Recognises a disk, or a user's share of it, that has no space left.</summary>
internal static class DiskFailure
{
    // ENOSPC and EDQUOT of Linux, and what the runtime itself says when it cannot reserve a file's length (ERROR_DISK_FULL).
    private static readonly int[] Full = [28, 122, unchecked((int)0x80070070)];

    public static bool IsFull(IOException error) => Full.Contains(error.HResult);
}
