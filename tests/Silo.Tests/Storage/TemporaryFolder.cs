namespace Cluster.Silo.Tests.Storage;

/// <summary>A folder that is gone after the test; open enough for the user that PostgreSQL runs as.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string below = "")
    {
        Root = Directory.CreateTempSubdirectory("cluster-silo-").FullName;
        File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
        Path = System.IO.Path.Combine(Root, below);
    }

    public string Path { get; }

    private string Root { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
