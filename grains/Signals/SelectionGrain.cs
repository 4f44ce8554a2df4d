using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;
using Orleans.Concurrency;

namespace Cluster.Grains.Signals;

/// <summary>Keeps selections. They are named by what they hold, so a command that comes twice does the same twice.</summary>
[StatelessWorker]
internal sealed class SelectionGrain(SelectionTable selections, TimeProvider time) : Grain, ISelectionGrain
{
    private const int Most = 100_000;

    public async Task<SignalSelection> Keep(CommandContext context, string dataset, IReadOnlyList<string> signals, CancellationToken cancellation)
    {
        if (signals.Count is 0 or > Most)
            throw new CommandRefusedException($"signals: found {signals.Count}, expected 1 to {Most:N0}.");
        var numbers = signals.Select(Number).Distinct().ToArray();
        if (await selections.Known(dataset, numbers, cancellation) is var known && known < numbers.Length)
            throw new CommandRefusedException($"signals: found {numbers.Length - known} that are not of {dataset}, expected signals of it alone.");
        return await selections.Keep(context.User, dataset, numbers, time.GetUtcNow(), cancellation);
    }

    private static long Number(string signal)
    {
        try
        {
            return IdSequence.NumberOf(signal, "signal");
        }
        catch (ArgumentException e)
        {
            throw new CommandRefusedException($"signals: {e.Message}");
        }
    }
}
