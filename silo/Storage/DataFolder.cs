namespace Cluster.Silo.Storage;

/// <summary>The folder of one process, locked so that a second process on it is refused; the lock dies with the process.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream lockFile;

    private DataFolder(string path, FileStream lockFile)
    {
        Path = path;
        this.lockFile = lockFile;
    }

    public string Path { get; }

    /// <exception cref="StartupException">The folder cannot be made or written, or another process holds it.</exception>
    public static DataFolder Lock(string path)
    {
        var lockPath = System.IO.Path.Combine(path, "cluster.lock");
        try
        {
            CreateFolder(path);
            var stream = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            stream.SetLength(0);
            using (var writer = new StreamWriter(stream, leaveOpen: true))
                writer.Write(Environment.ProcessId);
            stream.Flush(flushToDisk: true);
            return new DataFolder(path, stream);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StartupException($"The data folder {path} cannot be written by this user: set {Settings.Data.Variable} to another folder.", error);
        }
        catch (IOException error) when (File.Exists(lockPath))
        {
            throw new StartupException($"The data folder {path} is in use by another cluster process{Holder(lockPath)}: stop it, or set {Settings.Data.Variable} to another folder.", error);
        }
        catch (IOException error)
        {
            throw new StartupException($"The data folder {path} cannot be made: {error.Message}", error);
        }
    }

    public void Dispose() => lockFile.Dispose();

    private static void CreateFolder(string path)
    {
        // PostgreSQL runs as another user below a privileged one and has to pass through.
        var mode = Environment.IsPrivilegedProcess ? OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : OwnerOnly;
        Directory.CreateDirectory(path, mode);
    }

    private static string Holder(string lockPath)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(lockPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return int.TryParse(reader.ReadToEnd(), out var id) ? $" (process {id})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
