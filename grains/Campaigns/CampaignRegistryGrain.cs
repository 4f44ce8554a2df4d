using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;
using Npgsql;
using Orleans.Concurrency;

namespace Cluster.Grains.Campaigns;

/// <summary>Checks a specification and opens a campaign under the next id.</summary>
[StatelessWorker]
internal sealed class CampaignRegistryGrain(IdSequence ids, CommandTable commands, IDatasetQueries datasets) : Grain, ICampaignRegistryGrain
{
    public async Task<string> Create(CommandContext context, CampaignSpec spec, CancellationToken cancellation)
    {
        CampaignValidation.Check(spec);
        var body = $"campaign create {StateJson.Write(spec)}";
        if (await commands.Answer(context, body, cancellation) is { } answer)
            return answer;
        if (spec.Training.Objective is null)
            await CheckDataset(spec, cancellation);
        var id = await ids.NextId("campaign", cancellation);
        try
        {
            return await GrainFactory.GetGrain<ICampaignGrain>(id).Create(context, spec, cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // The same command was carried out under another id at the same time.
            return await commands.Answer(context, body, cancellation) ?? throw new CommandRefusedException(e.MessageText, RefusalKind.Conflict);
        }
    }

    private async Task CheckDataset(CampaignSpec spec, CancellationToken cancellation)
    {
        var dataset = await datasets.Get(spec.Dataset!, spec.DatasetVersion, cancellation)
            ?? throw new CommandRefusedException($"dataset: found {spec.Dataset} version {spec.DatasetVersion}, which does not exist.", RefusalKind.NotFound);
        if (dataset.Row.Status != DatasetStatus.Ready)
            throw new CommandRefusedException($"dataset: {spec.Dataset} is {dataset.Row.Status}, expected Ready.", RefusalKind.Conflict);
        if (dataset.Sides.FirstOrDefault(side => side.Signals == 0) is { } empty)
            throw new CommandRefusedException($"dataset: found no signals on the {empty.Side} side of {spec.Dataset}, expected some on all three; divide the dataset anew.", RefusalKind.Conflict);
        if (dataset.ShortestSeconds < spec.Training.WindowSeconds)
        {
            throw new CommandRefusedException(
                $"windowSeconds: found {spec.Training.WindowSeconds} s, expected at most the shortest signal's {dataset.ShortestSeconds:G6} s.");
        }
    }
}
