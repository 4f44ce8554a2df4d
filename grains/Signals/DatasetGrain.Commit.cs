using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

internal sealed partial class DatasetGrain
{
    private async Task<string> Begin(CommandContext context, string body, DatasetState state, DatasetRow row, IReadOnlyList<JobRecord>? jobs = null)
    {
        await _gate.WaitAsync();
        try
        {
            if (await commands.Answer(context, body, CancellationToken.None) is { } answer)
                return answer;
            if (_stored!.Exists)
                throw new CommandRefusedException($"Dataset {Id} exists already.", RefusalKind.Conflict);
            await Commit(state with { Row = row }, null, [], new(context, body, Id), jobs);
            return Id;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<DatasetRow> Command(
        CommandContext context, string name, Func<(DatasetState Next, Action? After, DatasetPlan? Plan)> decide)
    {
        var body = $"{Id} {name}";
        await _gate.WaitAsync();
        try
        {
            if (await commands.Answer(context, body, CancellationToken.None) is { } answer)
                return StateJson.Read<DatasetRow>(answer);
            var (next, after, plan) = decide();
            await Commit(next, plan, [], new(context, body, Answer: null));
            after?.Invoke();
            return Row;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>State, list row, signals, version and command in one transaction; a failed or cancelled import loses its files in the same one. Then it is published.</summary>
    private async Task Commit(
        DatasetState next, DatasetPlan? plan, IReadOnlyList<StoredSignal> added, AnsweredCommand? command, IReadOnlyList<JobRecord>? jobs = null)
    {
        IReadOnlyList<string> changed = [.. (jobs ?? []).Select(job => job.Id)];
        var row = next.Row! with { Revision = (_stored!.Value.Row?.Revision ?? 0) + 1 };
        try
        {
            await _stored.Commit(
                next with { Row = row },
                async (connection, etag) =>
                {
                    await DatasetWrites.Upsert(connection, row, etag, CancellationToken.None);
                    await DatasetWrites.InsertSignals(connection, added, CancellationToken.None);
                    if (plan is not null)
                        await DatasetWrites.InsertVersion(connection, plan with { View = plan.View with { Row = row } }, time.GetUtcNow(), CancellationToken.None);
                    await JobWrites.Insert(connection, jobs ?? [], CancellationToken.None);
                    if (row.Status is DatasetStatus.Ready or DatasetStatus.Failed)
                        await UploadTable.Delete(connection, Id, CancellationToken.None);
                    if (row.Status == DatasetStatus.Failed)
                        changed = await JobWrites.StopGeneration(connection, Id, CancellationToken.None);
                    if (added.Count > 0 || row.Status == DatasetStatus.Failed)
                        await ArtifactWrites.ForgetGeneration(connection, Id, CancellationToken.None);
                    if (command is not null)
                        await CommandTable.Save(connection, command.Context, command.Body, command.Answer ?? StateJson.Write(row), CancellationToken.None);
                },
                CancellationToken.None);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        if (changed.Count > 0)
            _ = GrainFactory.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).Changed(changed, CancellationToken.None);
        _ = Publish(row);
    }

    /// <summary>Not waited for: a page that misses it reads the row itself a little later.</summary>
    private async Task Publish(DatasetRow row)
    {
        try
        {
            var streams = this.GetStreamProvider(CampaignStreams.Provider);
            await streams.GetStream<DatasetRow>(StreamId.Create(DatasetStreams.Namespace, Id)).OnNextAsync(row);
            await streams.GetStream<DatasetRow>(StreamId.Create(DatasetStreams.Namespace, DatasetStreams.AllDatasets)).OnNextAsync(row);
        }
        catch (Exception e)
        {
            LogUnpublished(Id, e);
        }
    }

    /// <summary>A command that is saved with its effect; without an answer of its own it is answered with the row.</summary>
    private sealed record AnsweredCommand(CommandContext Context, string Body, string? Answer);
}
