using System.Runtime.InteropServices;

namespace Cluster.Silo;

/// <summary>Ctrl-C, SIGTERM and the death of a supervisor as a token, from the first line on, so that a start can be given up in good order too.</summary>
internal sealed class StopSignals : IDisposable
{
    /// <summary>Environment variable that a supervisor sets, who holds the standard input open for as long as it lives.</summary>
    public const string Supervised = "CLUSTER_SUPERVISED";

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignals()
    {
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        ];
        if (Environment.GetEnvironmentVariable(Supervised) is not null)
            _ = StopWhenInputEnds(Console.OpenStandardInput());
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    // A supervisor that was killed leaves nobody behind.
    private async Task StopWhenInputEnds(Stream input)
    {
        await using (input)
            await input.CopyToAsync(Stream.Null);
        await source.CancelAsync();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        source.Cancel();
    }
}
