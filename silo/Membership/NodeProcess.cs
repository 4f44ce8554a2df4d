using System.Diagnostics;

namespace Cluster.Silo.Membership;

/// <summary>A node as a child process in a session of its own; ends by SIGTERM, is started again when it ends by itself.</summary>
internal sealed class NodeProcess(string name, IReadOnlyDictionary<string, string> settings, TimeProvider time, Action<string> say)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private volatile Process? process;

    /// <summary>Runs the node, again and again, until told to stop or it refuses its settings.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var code = await RunOnce(stop);
            if (stop.IsCancellationRequested)
                return;
            if (code is 0 or StartupException.ExitCode)
            {
                say($"{name} ended with {code} and stays down");
                return;
            }

            // 134: the silo was told that the others count it as dead. 137: killed.
            say($"{name} ended with {code} and is started again");
            await Task.Delay(Pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> RunOnce(CancellationToken stop)
    {
        // In a session of its own Ctrl-C reaches only the supervisor, which stops all in order.
        var start = new ProcessStartInfo("setsid", Command()) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment[StopSignals.Supervised] = "1";
        foreach (var (variable, value) in settings)
            start.Environment[variable] = value;
        using var started = Process.Start(start) ?? throw new StartupException($"{name} did not start.");
        process = started;
        started.OutputDataReceived += (_, line) => Pass(line.Data);
        started.ErrorDataReceived += (_, line) => Pass(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        say($"{name} is process {started.Id}");
        await using (stop.Register(() => Signal(started.Id)))
            await started.WaitForExitAsync(CancellationToken.None);
        return started.ExitCode;
    }

    private static void Signal(int id)
    {
        // The shell's own kill: a small machine may have no other.
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {id}"]);
        kill.WaitForExit();
    }

    private static string[] Command() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "cluster.dll")]
        : [Environment.ProcessPath!];

    private void Pass(string? line)
    {
        if (line is not null)
            say(line.StartsWith("Open http", StringComparison.Ordinal) ? line : $"[{name}] {line}");
    }
}
