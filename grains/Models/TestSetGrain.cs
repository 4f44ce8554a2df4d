using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Models;

/// <summary>Writes each look at a test set down before it happens; the ledger is table evaluation.</summary>
internal sealed class TestSetGrain(JobTable jobs, EvaluationTable evaluations, CommandTable commands, IdSequence ids, EvaluationNews news, TimeProvider time) : Grain, ITestSetGrain
{
    private const string Test = "test";

    public async Task<string> Open(CommandContext context, string trial, string purpose, CancellationToken cancellation)
    {
        var body = $"{this.GetPrimaryKeyString()} open {trial} {purpose}";
        if (await commands.Answer(context, body, cancellation) is { } answer)
            return answer;
        if (string.IsNullOrWhiteSpace(purpose) || purpose.Length > 500)
            throw new CommandRefusedException($"purpose: found {purpose?.Length ?? 0} characters, expected 1 to 500: why is the test set opened?");
        var job = await jobs.Find(trial, cancellation);
        if (job is not { Kind: "trial" })
            throw new CommandRefusedException($"There is no trial {trial}.", RefusalKind.NotFound);
        if (job.State != TrialState.Completed || job.Dataset is null)
        {
            throw new CommandRefusedException(
                $"{trial} is {job.State}{(job.Dataset is null ? " and has no dataset" : "")}; only a completed training has a model to evaluate.", RefusalKind.Conflict);
        }

        if (ITestSetGrain.KeyOf(job.Dataset, job.DatasetVersion) != this.GetPrimaryKeyString())
            throw new CommandRefusedException($"{trial} was trained on {job.Dataset} version {job.DatasetVersion}, not on {this.GetPrimaryKeyString()}.");

        var evaluation = EvaluationJobs.Create(await ids.NextId("evaluation", cancellation), job, Test, time.GetUtcNow());
        await evaluations.Insert(context, body, evaluation, trial, Test, purpose, cancellation);
        _ = GrainFactory.GetGrain<ISchedulerGrain>(evaluation.Pool).Changed([evaluation.Id], CancellationToken.None);
        _ = news.Publish(evaluation.Id);
        return evaluation.Id;
    }
}
