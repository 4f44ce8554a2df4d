using System.Diagnostics;

namespace Cluster.Chaos.Processes;

/// <summary>A process that we started and may end: by its id only, with its output in a file.</summary>
public sealed class ManagedProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task output;

    private ManagedProcess(string name, Process process, string logFile)
    {
        Name = name;
        LogFile = logFile;
        this.process = process;
        output = Copy(process, logFile);
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Where its output goes.</summary>
    public string LogFile { get; }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Whether it runs, or stands still after a stop signal.</summary>
    public bool IsAlive => !process.HasExited;

    /// <summary>Its exit code once it has ended; 128 + n when signal n ended it.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>The process ids of its children.</summary>
    public IReadOnlyList<int> Children => Signals.Children(Id);

    /// <summary>Starts a program; <paramref name="environment"/> is added to our own.</summary>
    public static ManagedProcess Start(string name, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string logFile)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        var started = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        started.StandardInput.Close();
        return new ManagedProcess(name, started, logFile);
    }

    /// <summary>Sends a signal.</summary>
    public void Send(Signal signal) => Signals.Send(Id, signal);

    /// <summary>Waits until it has ended.</summary>
    /// <exception cref="TimeoutException">It is still there after the limit.</exception>
    public async Task<int> Ended(TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"Expected {Name} (process {Id}) to end within {limit.TotalSeconds:F0} s; it still runs. Its log: {LogFile}", late);
        }

        await output;
        return process.ExitCode;
    }

    /// <summary>The last lines of its output.</summary>
    public string LogTail(int lines = 20)
    {
        using var reader = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(lines));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (IsAlive)
        {
            Send(Signal.Continue);
            Send(Signal.Kill);
            await process.WaitForExitAsync();
        }

        await output;
        process.Dispose();
    }

    private static async Task Copy(Process process, string logFile)
    {
        await using var stream = new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await using var log = TextWriter.Synchronized(new StreamWriter(stream) { AutoFlush = true });
        await Task.WhenAll(Lines(process.StandardOutput, log), Lines(process.StandardError, log));
    }

    private static async Task Lines(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
            await to.WriteLineAsync(line);
    }
}
