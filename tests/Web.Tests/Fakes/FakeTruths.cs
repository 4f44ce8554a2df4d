using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Truth of signal-1 alone, told when it may be.</summary>
public sealed class FakeTruths : ISignalTruthQueries
{
    public Task Told { get; set; } = Task.CompletedTask;

    public async Task<SignalTruth?> Truth(string signal, CancellationToken cancellation)
    {
        await Told;
        return Of(signal);
    }

    private static SignalTruth? Of(string signal) => signal == "signal-1"
        ? new SignalTruth(
            "v3.1, seed 4", null, "imbalance", "mild", "constant", [new("imbalance", "balance quality G, mm/s", 4, 6)], null,
            [new(0, 1, true, [new("imbalance", 29, 31, 0.97, 1.03, 6)])])
        : null;

    public Task<double[]?> Tacho(string signal, CancellationToken cancellation) => Task.FromResult(signal == "signal-1" ? new[] { 0.25, 0.5 } : null);

    public Task<float[]?> Second(string signal, CancellationToken cancellation) => Task.FromResult<float[]?>(null);
}
