using System.Diagnostics;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Tests.Models.Jobs;

/// <summary>A worker in a process of its own.</summary>
internal sealed class WorkerChild : IDisposable
{
    private readonly Process process;

    public WorkerChild(bool warm)
    {
        var program = Path.ChangeExtension(typeof(WorkerChild).Assembly.Location, null);
        process = Process.Start(new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [WorkerEntry.Variable] = warm ? "warm" : "cold", ["GOMP_SPINCOUNT"] = "0", ["ONEDNN_MAX_CPU_ISA"] = "AVX2" },
        })!;
        Ready = Assert.IsType<WorkerReady>(Next());
        Assert.Equal(process.Id, Ready.ProcessId);
    }

    public WorkerReady Ready { get; }

    public bool HasLoadedTorch => File.ReadAllText($"/proc/{process.Id}/maps").Contains("torch", StringComparison.OrdinalIgnoreCase);

    public void Tell(WorkerCommand command)
    {
        process.StandardInput.WriteLine(WorkerWire.Write(command));
        process.StandardInput.Flush();
    }

    public void EndInput() => process.StandardInput.Close();

    /// <summary>Lines of the job's log that came on the way to the reports read so far.</summary>
    public List<string> Log { get; } = [];

    public WorkerReport Next()
    {
        while (true)
        {
            var report = WorkerWire.ReadReport(process.StandardOutput.ReadLine() ?? throw new EndOfStreamException("The worker has ended."));
            if (report is not JobLogged logged)
                return report;
            Log.Add(logged.Line);
        }
    }

    public IReadOnlyList<WorkerReport> ToTheEnd()
    {
        var all = new List<WorkerReport>();
        do
            all.Add(Next());
        while (!all[^1].EndsJob);
        return all;
    }

    public int Exit() => process.WaitForExit(TimeSpan.FromSeconds(60)) ? process.ExitCode : throw new TimeoutException("The worker did not exit in 60 s.");

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
