using System.Collections.Concurrent;
using Cluster.Compute.Models.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace Cluster.Compute.Tests.Models.Jobs;

/// <summary>A worker on a thread of this process, with its streams in the test's hands and its exits written down.</summary>
internal sealed class WorkerUnderTest : IDisposable
{
    private readonly LineReader input = new();
    private readonly LineWriter output = new();
    private readonly BlockingCollection<int> exits = [];
    private readonly Thread thread;

    public WorkerUnderTest()
    {
        var options = new WorkerOptions(Warm: false, TimeSpan.FromSeconds(2));
        thread = new Thread(() => WorkerProgram.Run(input, output, options, Time, exits.Add)) { IsBackground = true };
        thread.Start();
        Assert.IsType<WorkerReady>(Next());
    }

    public FakeTimeProvider Time { get; } = new();

    public JobFolder Folder { get; } = new();

    public bool HasExited => exits.Count > 0;

    public void Tell(WorkerCommand command) => input.Put(WorkerWire.Write(command));

    public void TellRaw(string line) => input.Put(line);

    public void EndInput() => input.Complete();

    /// <summary>Lines of the job's log that came on the way to the reports read so far.</summary>
    public List<string> Log { get; } = [];

    public WorkerReport Next()
    {
        while (true)
        {
            var report = WorkerWire.ReadReport(output.Take());
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

    public int Exit() => exits.TryTake(out var code, TimeSpan.FromSeconds(60)) ? code : throw new TimeoutException("The worker did not exit in 60 s.");

    public void Dispose()
    {
        input.Complete();
        thread.Join(TimeSpan.FromSeconds(60));
        Folder.Dispose();
        input.Dispose();
        output.Dispose();
        exits.Dispose();
    }
}
