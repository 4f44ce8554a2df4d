namespace Cluster.Silo.Storage;

internal sealed partial class PrivatePostgres
{
    [LoggerMessage(LogLevel.Information, "Made a private PostgreSQL {Major} in {Folder}")]
    private partial void LogCreated(int major, string folder);

    [LoggerMessage(LogLevel.Information, "Took over the running PostgreSQL in {Folder}")]
    private partial void LogAdopted(string folder);

    [LoggerMessage(LogLevel.Warning, "The private PostgreSQL did not stop: {Output}")]
    private partial void LogNotStopped(string output);
}
