using System.Diagnostics;
using System.Globalization;

namespace Cluster.Silo.Devices;

/// <summary>
/// Which workers this silo has started, on disk, so that a silo that was killed finds what it left behind. A process is only ever ended when its
/// id, its start time, the machine's boot and the verb in its command line all agree with what was written down.
/// </summary>
internal sealed partial class WorkerLedger(DeviceOptions options, IMachine machine, TimeProvider time, ILogger<WorkerLedger> log)
{
    private static readonly TimeSpan s_checkEvery = TimeSpan.FromMilliseconds(20);
    private static readonly string s_boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    private readonly string _folder = Path.Combine(options.DataFolder, "workers", options.SiloName);

    public void Add(int processId)
    {
        Directory.CreateDirectory(_folder);
        if (machine.Sample(processId) is { } sample)
            File.WriteAllText(Entry(processId), string.Create(CultureInfo.InvariantCulture, $"{sample.StartTicks} {s_boot}"));
    }

    public void Remove(int processId) => File.Delete(Entry(processId));

    /// <summary>Ends what an earlier process of this silo left running and returns how many there were, once all are gone.</summary>
    public async Task<int> Sweep(CancellationToken cancellation)
    {
        if (!Directory.Exists(_folder))
            return 0;

        var ended = 0;
        foreach (var entry in Directory.GetFiles(_folder))
        {
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && IsOurs(id, await File.ReadAllTextAsync(entry, cancellation)))
            {
                LogLeftover(log, id);
                await End(id, cancellation);
                ended++;
            }

            File.Delete(entry);
        }

        return ended;
    }

    private string Entry(int processId) => Path.Combine(_folder, processId.ToString(CultureInfo.InvariantCulture));

    private bool IsOurs(int processId, string written) =>
        machine.Sample(processId) is { } sample
        && written == string.Create(CultureInfo.InvariantCulture, $"{sample.StartTicks} {s_boot}")
        && CommandLine(processId).Contains("worker", StringComparer.Ordinal);

    private async Task End(int processId, CancellationToken cancellation)
    {
        var start = machine.Sample(processId)?.StartTicks;
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return;
        }

        // It is nobody's child here, so there is no exit to wait for, only its entry in /proc to vanish.
        while (machine.Sample(processId) is { } sample && sample.StartTicks == start)
            await Task.Delay(s_checkEvery, time, cancellation);
    }

    private static string[] CommandLine(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
