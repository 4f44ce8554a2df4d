using System.Net;
using Cluster.Chaos;
using Cluster.Chaos.Processes;
using Cluster.Silo.Tests.Accounts;

namespace Cluster.Silo.Tests.Membership;

/// <summary>What <c>make cluster</c> runs, as processes.</summary>
public sealed class SupervisorTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_web_process_comes_back_and_knows_who_was_signed_in()
    {
        var folder = Directory.CreateTempSubdirectory("cluster-supervisor-").FullName;
        // PostgreSQL runs as another user below root and has to pass through.
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var port = FreePort.Next();
        string[] arguments = ["local-cluster", "--silos", "1", "--port", $"{port}", "--data", Path.Combine(folder, "data")];
        await using var supervisor = ManagedProcess.Start("supervisor", BuiltProgram.Find(), arguments, new Dictionary<string, string>(), Path.Combine(folder, "supervisor.log"));
        using var session = await BrowserSession.SignInFirst(supervisor, Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await session.Get("/devices", Cancellation)).Status);

        Signals.Send(Web(supervisor)[0], Signal.Kill);

        await Waiting.For("supervisor", "a second web process", Limit, _ => Task.FromResult(Web(supervisor)), webs => webs.Length == 2);
        var shown = await Waiting.For("web", "an answer", Limit, c => session.Get("/devices", c), _ => true, page => $"{page.Status}");
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("web ended with 137 and is started again", supervisor.LogTail(1000), StringComparison.Ordinal);

        supervisor.Send(Signal.Terminate);
        Assert.Equal(0, await supervisor.Ended(Limit));
        Directory.Delete(folder, recursive: true);
    }

    // web is process 4321
    private static int[] Web(ManagedProcess supervisor) => [.. supervisor.LogTail(1000).Split('\n')
        .Where(line => line.StartsWith("web is process ", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split(' ')[^1]))];
}
