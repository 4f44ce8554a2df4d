namespace Cluster.Silo.Devices;

internal sealed partial class BlobCache
{
    [LoggerMessage(LogLevel.Warning, "Cached blob {Hash} has the hash {Found}: it is fetched anew")]
    private static partial void LogDamaged(ILogger log, string hash, string found);
}
