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
            File.WriteAllText(HolderPath(path), Environment.ProcessId.ToString());
            return new DataFolder(path, stream);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StartupException($"The data folder {path} cannot be written by this user: set {Settings.Data.Variable} to another folder.", error);
        }
        catch (IOException error) when (File.Exists(lockPath))
        {
            throw new StartupException($"The data folder {path} is in use by another cluster process{Holder(path)}: stop it, or set {Settings.Data.Variable} to another folder.", error);
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

    // A locked file cannot be read by others, so the holder's number stands beside it.
    private static string HolderPath(string path) => System.IO.Path.Combine(path, "cluster.pid");

    private static string Holder(string path) =>
        File.Exists(HolderPath(path)) && int.TryParse(File.ReadAllText(HolderPath(path)), out var id) ? $" (process {id})" : "";
}
