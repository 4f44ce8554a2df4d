using System.Runtime.InteropServices;

namespace Cluster.Chaos.Processes;

/// <summary>Sends signals to single processes by id.</summary>
public static partial class Signals
{
    /// <summary>Sends a signal; false if there is no such process.</summary>
    public static bool Send(int process, Signal signal) => process > 1
        ? Kill(process, (int)signal) == 0
        : throw new ArgumentOutOfRangeException(nameof(process), process, "Expected the id of one process.");

    /// <summary>Whether a process of this id is there and has not ended (one that ended and was not waited for counts as gone).</summary>
    public static bool IsAlive(int process)
    {
        try
        {
            // 1234 (name with spaces) S 1 ...
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Ids of the children of a process.</summary>
    public static IReadOnlyList<int> Children(int process)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{process}/task")
                .SelectMany(thread => File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(int.Parse)];
        }
        catch (IOException)
        {
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
