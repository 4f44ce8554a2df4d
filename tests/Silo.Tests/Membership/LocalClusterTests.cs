using System.Diagnostics;
using System.Net;
using Cluster.Silo.Membership;
using Cluster.Silo.Storage;
using Cluster.Silo.Tests.Storage;

namespace Cluster.Silo.Tests.Membership;

/// <summary>The supervisor behind <c>make cluster</c>, as processes.</summary>
public sealed class LocalClusterTests : IDisposable
{
    private readonly TemporaryFolder temporary = new("data");
    private readonly List<string> output = [];

    // A supervisor that says nothing more must not hold up the others.
    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(5));

    private CancellationToken Cancellation => limit.Token;

    public void Dispose()
    {
        limit.Dispose();
        temporary.Dispose();
    }

    [Fact]
    public async Task Killed_silo_comes_back_and_a_stop_leaves_nothing_running()
    {
        var port = FreePort.Choose(IPAddress.Loopback);
        using var supervisor = Start(port);
        try
        {
            await Said(supervisor, line => line.StartsWith("Open http://", StringComparison.Ordinal));
            using var browser = new HttpClient();
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"http://127.0.0.1:{port}/health/live", Cancellation)).StatusCode);

            await Signal("-KILL", Processes("silo-1").Single());
            await Said(supervisor, line => line == "silo-1 ended with 137 and is started again");
            await Said(supervisor, line => line.StartsWith("silo-1 is process", StringComparison.Ordinal));
        }
        finally
        {
            await Signal("-TERM", supervisor.Id);
            while (await supervisor.StandardOutput.ReadLineAsync(Cancellation) is { } line)
                output.Add(line);
            await supervisor.WaitForExitAsync(Cancellation);
        }

        Assert.Equal(0, supervisor.ExitCode);
        Assert.StartsWith("The cluster has stopped in good order", output[^1], StringComparison.Ordinal);
        Assert.Equal(2, Processes("silo-1").Count());
        Assert.DoesNotContain(Processes("silo-1").Concat(Processes("web")), id => Directory.Exists($"/proc/{id}"));
        Assert.Null(await PrivatePostgres.Find(temporary.Path, Cancellation));
    }

    private Process Start(int port)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, "Cluster.Silo", here.Name, "cluster.dll");
        var start = new ProcessStartInfo("dotnet", [program, "local-cluster", "--silos", "1", "--port", $"{port}", "--data", temporary.Path])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // Other tests set variables of this process for a moment.
        foreach (var setting in Settings.All)
            start.Environment.Remove(setting.Variable);
        return Process.Start(start)!;
    }

    private async Task Said(Process process, Predicate<string> sought)
    {
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            output.Add(line);
            if (sought(line))
                return;
        }

        Assert.Fail($"The supervisor ended: {string.Join('\n', output)}");
    }

    // silo-1 is process 4321
    private IEnumerable<int> Processes(string node) => output
        .Where(line => line.StartsWith($"{node} is process ", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split(' ')[^1]));

    private async Task Signal(string signal, int process)
    {
        using var kill = Process.Start("sh", ["-c", $"kill {signal} {process}"]);
        await kill.WaitForExitAsync(Cancellation);
    }
}
