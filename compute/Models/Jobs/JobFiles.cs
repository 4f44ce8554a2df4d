using System.Security.Cryptography;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Writes what a job leaves: a file is either complete under its name or not there.</summary>
internal static class JobFiles
{
    /// <summary>Writes to a temporary neighbour, flushes it to disk and renames it.</summary>
    public static void WriteWhole(string path, Action<Stream> write)
    {
        var temporary = path + ".part";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Writes an artifact into a job's folder and describes it.</summary>
    public static JobFile Leave(string folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        WriteWhole(path, stream => stream.Write(bytes));
        return new JobFile(name, path, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
    }
}
