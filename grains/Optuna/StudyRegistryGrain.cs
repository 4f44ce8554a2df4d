using Cluster.Contracts;
using Cluster.Contracts.Optuna;
using Cluster.Grains.Storage;
using Npgsql;
using Orleans.Concurrency;

namespace Cluster.Grains.Optuna;

/// <summary>Opens a study under the next campaign's id.</summary>
[StatelessWorker]
internal sealed class StudyRegistryGrain(IdSequence ids, CommandTable commands) : Grain, IStudyRegistryGrain
{
    public async Task<string> Create(CommandContext context, StudyContent study, CancellationToken cancellation)
    {
        Study.RequireNew(study);
        var body = StudyGrain.Body(study);
        if (await commands.Answer(context, body, cancellation) is { } answer)
            return answer;
        var id = await ids.NextId("campaign", cancellation);
        try
        {
            return await GrainFactory.GetGrain<IStudyGrain>(id).Create(context, study, cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // The same command was carried out under another id at the same time.
            return await commands.Answer(context, body, cancellation) ?? throw new CommandRefusedException(e.MessageText, RefusalKind.Conflict);
        }
    }
}
