using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

internal sealed partial class DatasetGrain
{
    private async Task<string> Begin(CommandContext context, string body, DatasetState state, DatasetRow row)
    {
        await _gate.WaitAsync();
        try
        {
            if (await commands.Answer(context, body, CancellationToken.None) is { } answer)
                return answer;
            if (_stored!.Exists)
                throw new CommandRefusedException($"Dataset {Id} exists already.", RefusalKind.Conflict);
            await Commit(state with { Row = row }, null, [], (context, body, Id));
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
            await Commit(next, plan, [], (context, body, StateJson.Write(next.Row!)));
            after?.Invoke();
            return Row;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>State, list row, signals, version and command in one transaction; a failed or cancelled import loses its files in the same one.</summary>
    private async Task Commit(
        DatasetState next, DatasetPlan? plan, IReadOnlyList<StoredSignal> added, (CommandContext Context, string Body, string Answer)? command)
    {
        try
        {
            await _stored!.Commit(
                next,
                async (connection, etag) =>
                {
                    await DatasetWrites.Upsert(connection, next.Row!, etag, CancellationToken.None);
                    await DatasetWrites.InsertSignals(connection, added, CancellationToken.None);
                    if (plan is not null)
                        await DatasetWrites.InsertVersion(connection, plan, time.GetUtcNow(), CancellationToken.None);
                    if (next.Row!.Status is DatasetStatus.Ready or DatasetStatus.Failed)
                        await UploadTable.Delete(connection, Id, CancellationToken.None);
                    if (command is { } c)
                        await CommandTable.Save(connection, c.Context, c.Body, c.Answer, CancellationToken.None);
                },
                CancellationToken.None);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
