using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Selections in memory.</summary>
public sealed class FakeSelections : ISelectionGrain
{
    public List<IReadOnlyList<string>> Kept { get; } = [];

    public Task<SignalSelection> Keep(CommandContext context, string dataset, IReadOnlyList<string> signals, CancellationToken cancellation)
    {
        Kept.Add(signals);
        return Task.FromResult(new SignalSelection("selection-1", dataset, signals.Count));
    }
}
