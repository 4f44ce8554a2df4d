using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Cluster.Silo.Devices;

/// <summary>The machine as /proc shows it.</summary>
internal sealed class LinuxMachine : IMachine
{
    // USER_HZ is 100 on every architecture .NET runs on.
    private const long TicksPerSecond = 100;

    private const int FieldUserTime = 11, FieldSystemTime = 12, FieldStart = 19, FieldResidentPages = 21;

    public int Cores => Environment.ProcessorCount;

    public long MemoryBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    public double DiskFree(string folder)
    {
        var drive = new DriveInfo(folder);
        return drive.TotalSize > 0 ? (double)drive.AvailableFreeSpace / drive.TotalSize : 1;
    }

    /// <summary>The larger of the machine's count and the container's: which of the two moves depends on whose limit was hit.</summary>
    public long OutOfMemoryKills() => Math.Max(Counter("/proc/vmstat", "oom_kill"), Counter("/sys/fs/cgroup/memory.events", "oom_kill"));

    public async Task<long?> DeviceMemoryUsed(string device, CancellationToken cancellation)
    {
        // nvidia-smi --query-gpu=memory.used answers one line a device, in MiB: 1234
        var index = device.Split(':') is [_, var number] ? number : "0";
        try
        {
            using var query = Process.Start(new ProcessStartInfo("nvidia-smi", ["--id=" + index, "--query-gpu=memory.used", "--format=csv,noheader,nounits"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
            var answer = await query.StandardOutput.ReadToEndAsync(cancellation);
            await query.WaitForExitAsync(cancellation);
            return long.TryParse(answer.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) ? mebibytes << 20 : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public ProcessSample? Sample(int processId)
    {
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{processId}/stat");
        }
        catch (IOException)
        {
            return null;
        }

        // 4711 (cluster) S 1 4711 4711 0 -1 4194304 2096 0 0 0 12 5 0 0 30 10 22 0 138466 281272320 8201 ...
        // The name may hold blanks and brackets: fields are counted behind its closing one, from the state (field 0).
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields is ["Z" or "X", ..]
            ? null
            : new ProcessSample(
                TimeSpan.FromSeconds((double)(Number(fields[FieldUserTime]) + Number(fields[FieldSystemTime])) / TicksPerSecond),
                Number(fields[FieldResidentPages]) * Environment.SystemPageSize,
                Number(fields[FieldStart]));
    }

    private static long Counter(string file, string name)
    {
        try
        {
            foreach (var line in File.ReadLines(file))
            {
                if (line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] == ' ')
                    return Number(line.AsSpan(name.Length + 1));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not every kernel and not every container shows this file: then there is nothing to count.
        }

        return 0;
    }

    private static long Number(ReadOnlySpan<char> text) => long.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
}
