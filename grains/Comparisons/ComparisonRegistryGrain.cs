using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Grains.Storage;
using Orleans.Concurrency;

namespace Cluster.Grains.Comparisons;

/// <summary>Checks what is to be saved and stores it under the next id.</summary>
[StatelessWorker]
internal sealed class ComparisonRegistryGrain(IdSequence ids, CommandTable commands) : Grain, IComparisonRegistryGrain
{
    public async Task<string> Save(CommandContext context, ComparisonSpec spec, CancellationToken cancellation)
    {
        ComparisonCommands.Check(spec);
        if (await commands.Answer(context, ComparisonCommands.Save(spec), cancellation) is { } answer)
            return answer;
        var id = await ids.NextId("comparison", cancellation);
        return await GrainFactory.GetGrain<IComparisonGrain>(id).Create(context, spec, cancellation);
    }
}
