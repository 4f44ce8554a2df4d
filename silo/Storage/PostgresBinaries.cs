namespace Cluster.Silo.Storage;

/// <summary>The installed PostgreSQL server programs of one major version.</summary>
/// <param name="Folder">Folder that holds initdb, pg_ctl and postgres.</param>
/// <param name="Major">Major version, such as 15.</param>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The version that made <paramref name="serverFolder"/>, or the newest one when there is nothing yet.</summary>
    /// <exception cref="StartupException">Nothing is installed, or only other major versions than the folder's.</exception>
    public static PostgresBinaries Find(string serverFolder)
    {
        var installed = Installed().OrderByDescending(found => found.Major).ToArray();
        var versionFile = Path.Combine(serverFolder, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            return installed.FirstOrDefault() ?? throw new StartupException(
                $"PostgreSQL's server programs are not installed: run 'apt-get install postgresql', or set {Settings.Connection.Variable} to a server elsewhere.");
        }

        var text = File.ReadAllText(versionFile).Trim();
        return installed.FirstOrDefault(found => found.Major.ToString() == text) ?? throw new StartupException(
            $"The database in {serverFolder} was made by PostgreSQL {text}, but installed is {Describe(installed)}: run 'apt-get install postgresql-{text}', or set {Settings.Data.Variable} to another folder.");
    }

    public string Program(string name) => Path.Combine(Folder, name);

    private static string Describe(PostgresBinaries[] installed) =>
        installed.Length == 0 ? "none" : string.Join(", ", installed.Select(found => found.Major));

    private static IEnumerable<PostgresBinaries> Installed()
    {
        var folders = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        foreach (var folder in folders)
        {
            var binaries = Path.Combine(folder, "bin");
            if (int.TryParse(Path.GetFileName(folder), out var major) && File.Exists(Path.Combine(binaries, "initdb")))
                yield return new PostgresBinaries(binaries, major);
        }
    }
}
