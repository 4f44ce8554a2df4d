using Cluster.Compute.Models.Artifacts;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Devices;
using Cluster.Grains.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Models;

/// <summary>Makes one job of what is missing of a model's predictions; table prediction says which job answers for which signal.</summary>
internal sealed class PredictorGrain(
    JobTable jobs, SignalTable signals, IPredictionQueries queries, PredictionTable predictions, CommandTable commands, IdSequence ids, PredictionNews news, TimeProvider time)
    : Grain, IPredictorGrain
{
    private const string NothingToDo = "";

    public async Task<string?> Predict(CommandContext context, IReadOnlyList<string> asked, CancellationToken cancellation)
    {
        var body = $"{this.GetPrimaryKeyString()} predict {string.Join(' ', asked)}";
        if (await commands.Answer(context, body, cancellation) is { } answer)
            return answer.Length == 0 ? null : answer;
        var trial = await Model(cancellation);
        var rows = await Signals(asked, cancellation);

        // Another activation may ask at the same time: the rows decide, and what it took on is left to it.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var known = await queries.Of(trial.Id, asked, cancellation);
            var missing = rows.Where(row => NeedsJob(known.Single(view => view.Signal == row.Id))).ToArray();
            if (missing.Length == 0)
            {
                await predictions.Save(context, body, NothingToDo, cancellation);
                return null;
            }

            var job = PredictionJobs.Create(await ids.NextId(PredictionJobs.Kind, cancellation), trial, missing, time.GetUtcNow());
            if (!await predictions.Insert(context, body, job, trial.Id, [.. missing.Select(row => row.Id)], cancellation))
                continue;
            _ = GrainFactory.GetGrain<ISchedulerGrain>(job.Pool).Changed([job.Id], CancellationToken.None);
            _ = news.Publish(job.Id);
            return job.Id;
        }

        throw new CommandRefusedException($"The same signals are being asked of {trial.Id} by others; ask again.", RefusalKind.Later);
    }

    /// <summary>Never asked for, or asked for in vain: the job failed or was cancelled. A signal the model cannot read stays so.</summary>
    private static bool NeedsJob(PredictionView view) =>
        view.State is null || (!view.IsPending && view.Predicted is null && (view.State != TrialState.Completed || view.Problem is null || view.Code is null));

    private async Task<JobRecord> Model(CancellationToken cancellation)
    {
        var id = this.GetPrimaryKeyString()[IPredictorGrain.KeyOf("").Length..];
        if (await jobs.Find(id, cancellation) is not { Kind: "trial" } trial)
            throw new CommandRefusedException($"There is no trial {id}.", RefusalKind.NotFound);
        if (trial.State != TrialState.Completed)
            throw new CommandRefusedException($"{id} is {trial.State}; only a completed training has a model that predicts.", RefusalKind.Conflict);
        return await queries.Model(id, cancellation) is not null
            ? trial
            : throw new CommandRefusedException($"{id} left no {ModelArtifact.Weights}: it followed an analytic objective and has no model that predicts.", RefusalKind.Conflict);
    }

    private async Task<IReadOnlyList<StoredSignal>> Signals(IReadOnlyList<string> asked, CancellationToken cancellation)
    {
        if (asked.Count is 0 or > IPredictorGrain.MostSignals)
            throw new CommandRefusedException($"Expected 1 to {IPredictorGrain.MostSignals} signals, found {asked.Count}.");
        if (asked.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new CommandRefusedException($"{twice.Key} is named {twice.Count()} times; expected each signal once.");
        var rows = await signals.Find(asked, cancellation);
        return asked.Except(rows.Select(row => row.Id), StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new CommandRefusedException($"There is no signal {unknown}.", RefusalKind.NotFound)
            : rows;
    }
}
