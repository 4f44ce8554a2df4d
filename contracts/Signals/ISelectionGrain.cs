namespace Cluster.Contracts.Signals;

/// <summary>Keeps selections; key <c>signal-selections</c>. A selection that nobody made again for a year is forgotten.</summary>
[Alias("Signals.ISelectionGrain")]
public interface ISelectionGrain : IGrainWithStringKey
{
    /// <summary>The one key of this grain.</summary>
    const string Key = "signal-selections";

    /// <summary>Keeps a choice of signals of a dataset; refuses signals of another one. Doing it twice gives the same selection.</summary>
    [Alias("Keep")]
    Task<SignalSelection> Keep(CommandContext context, string dataset, IReadOnlyList<string> signals, CancellationToken cancellation);
}
