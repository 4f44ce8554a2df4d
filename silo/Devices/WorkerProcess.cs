using System.Diagnostics;
using System.Threading.Channels;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>
/// One worker process: messages out, reports in, its log, its end. It runs one job at most. It dies when this object closes its standard
/// input, which happens too when the silo is gone.
/// </summary>
internal sealed partial class WorkerProcess : IAsyncDisposable
{
    private const int Outgoing = 4096;
    private const string OutOfMemoryScore = "1000";

    private readonly Process _process;
    private readonly IMachine _machine;
    private readonly ILogger _logger;
    private readonly long _outOfMemoryKillsBefore;
    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(new BoundedChannelOptions(Outgoing) { SingleReader = true });
    private readonly Task _sending;
    private readonly Task _errors;
    private int _killed;

    private WorkerProcess(Process process, IMachine machine, WorkerLedger ledger, ILogger log)
    {
        _process = process;
        _machine = machine;
        _logger = log;
        _outOfMemoryKillsBefore = machine.OutOfMemoryKills();
        Id = process.Id;
        _sending = SendAll();
        _errors = ReadErrors();
        Exited = WaitForExit(ledger);
    }

    public int Id { get; }

    public WorkerLog Log { get; } = new();

    /// <summary>How the process ended, once it is reaped and its standard error read to the end.</summary>
    public Task<WorkerEnd> Exited { get; }

    public bool HasExited => Exited.IsCompleted;

    public static WorkerProcess Start(DeviceOptions options, LaneKind kind, IMachine machine, WorkerLedger ledger, ILogger log, bool isCold = false)
    {
        var process = Process.Start(WorkerLaunch.For(options, kind, isCold)) ?? throw new InvalidOperationException("The worker's process did not start.");
        try
        {
            // The kernel is to take a worker before it takes the silo. Raising the own score needs no privilege.
            File.WriteAllText($"/proc/{process.Id}/oom_score_adj", OutOfMemoryScore);
            ledger.Add(process.Id);
        }
        catch (IOException)
        {
            // It has ended already; what it said is read below as of any other worker.
        }

        return new WorkerProcess(process, machine, ledger, log);
    }

    /// <summary>The next report, or null once the worker's output has ended. Its log lines, and whatever is no report, go to the log.</summary>
    public async Task<WorkerReport?> Next()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
                continue;
            if (line[0] == '{')
            {
                try
                {
                    var report = WorkerWire.ReadReport(line);
                    if (report is not JobLogged logged)
                        return report;
                    Log.Add(logged.Line);
                    continue;
                }
                catch (FormatException error)
                {
                    LogUnreadable(_logger, Id, error.Message);
                }
            }

            Log.Add(line);
        }

        return null;
    }

    /// <summary>Sends without waiting; what a dead worker is sent is dropped.</summary>
    public void Send(WorkerCommand command) => _outgoing.Writer.TryWrite(WorkerWire.Write(command));

    /// <summary>Ends the process at once, whatever it does.</summary>
    public void Kill()
    {
        if (HasExited || Interlocked.Exchange(ref _killed, 1) != 0)
            return;
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself meanwhile.
        }
    }

    /// <summary>Ends its standard input, as the death of the silo does.</summary>
    public void CloseInput() => _outgoing.Writer.TryComplete();

    /// <summary>Lets the worker go: closes its input, and kills it if it is not gone within the given time.</summary>
    public async Task Leave(TimeSpan patience, TimeProvider time)
    {
        Send(new Quit());
        CloseInput();
        try
        {
            await Exited.WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
    }

    private async Task SendAll()
    {
        try
        {
            await foreach (var line in _outgoing.Reader.ReadAllAsync())
            {
                await _process.StandardInput.WriteLineAsync(line);
                await _process.StandardInput.FlushAsync();
            }

            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The pipe is broken: the worker is gone, and its exit tells why.
        }
    }

    private async Task ReadErrors()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
            Log.Add(line);
    }

    private async Task<WorkerEnd> WaitForExit(WorkerLedger ledger)
    {
        await _process.WaitForExitAsync();
        _outgoing.Writer.TryComplete();
        await _errors;
        ledger.Remove(Id);
        var exit = new WorkerEnd(_process.ExitCode, _killed != 0, _machine.OutOfMemoryKills() > _outOfMemoryKillsBefore);
        await _sending;
        return exit;
    }
}
