namespace Cluster.Silo.Storage;

internal sealed partial class Migrator
{
    [LoggerMessage(LogLevel.Information, "Applied {Count} migrations; the schema is now version {Version}")]
    private partial void LogApplied(int count, int version);
}
