using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Grains.Optuna;

internal sealed partial class StudyGrain
{
    /// <summary>What tells a creation from another with the same command id.</summary>
    public static string Body(StudyContent study) =>
        $"study create {study.Name} {string.Join(',', study.Directions)} {study.Trials.Count} {StateJson.Write(study.UserAttributes)}";

    public async Task<string> Create(CommandContext context, StudyContent content, CancellationToken cancellation)
    {
        var body = Body(content);
        await _loading.WaitAsync(cancellation);
        try
        {
            if (await commands.Answer(context, body, cancellation) is { } answer)
                return answer;
            if (_study is not null)
                throw new CommandRefusedException($"Study {Id} exists already.", RefusalKind.Conflict);
            var id = IdSequence.NumberOf(Id, "campaign");
            var study = new Study(id, new(id, content.Name, content.Directions, [], []));
            foreach (var attribute in content.UserAttributes)
                study.SetAttribute(system: false, attribute);
            foreach (var attribute in content.SystemAttributes)
                study.SetAttribute(system: true, attribute);
            foreach (var trial in content.Trials)
                study.Add(Guid.NewGuid(), trial, time.GetTimestamp());
            var head = new StudyHead(context.User, null, 1, time.GetUtcNow());
            var row = StudyRows.Campaign(Id, head, study, isActive: false, time);
            await Insert(context, body, study, head, row);
            (_study, _head) = (study, head);
            Committed(row, study.Tally.Reports, [], wroteRow: true);
        }
        finally
        {
            _loading.Release();
        }

        await PublishNow();
        return Id;
    }

    public async Task Delete(CommandContext context, CancellationToken cancellation)
    {
        var body = $"{Id} delete";
        if (await commands.Answer(context, body, cancellation) is not null)
            return;
        var study = await Open();
        study.Change.Commands.Add(async (connection, _) =>
        {
            await StudyWrites.Delete(connection, study.Id, Id);
            await CommandTable.Save(connection, context, body, Id, CancellationToken.None);
        });
        await Settled();
        StopTimers();
        _row = _row! with { Status = CampaignStatus.Stopped, StatusReason = "It was deleted.", Version = _row.Version + 1 };
        (_study, _head) = (null, null);
        _dirty = true;
        await PublishNow();
    }

    public async Task<CampaignRow> SetLease(CommandContext context, double? seconds, CancellationToken cancellation)
    {
        if (seconds is { } found && !(found >= 1 && found <= 86400 * 30))
            throw new CommandRefusedException($"leaseSeconds: found {found}, expected 1 to {86400 * 30}, or nothing for no lease.");
        var body = $"{Id} lease {seconds}";
        if (await commands.Answer(context, body, cancellation) is { } answer)
            return StateJson.Read<CampaignRow>(answer);
        var study = await Open();
        var before = _head!;
        _head = before with { LeaseSeconds = seconds };
        // Whoever was silent under no lease is given the whole of it from now on.
        foreach (var trial in study.Tally.Running)
            trial.HeardAt = time.GetTimestamp();
        study.Change.WritesRow = true;
        study.Change.Commands.Add(async (connection, row) =>
        {
            await StudyWrites.SetLease(connection, study.Id, seconds);
            await CommandTable.Save(connection, context, body, StateJson.Write(row), CancellationToken.None);
        });
        await Settled();
        Heard();
        return _row!;
    }

    private async Task Insert(CommandContext context, string body, Study study, StudyHead head, CampaignRow row)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await CampaignWrites.Upsert(
                connection, row, StudyRows.Spec(study.Name, study.Space, study.Trials.Count), row.Status is CampaignStatus.Queued or CampaignStatus.Running,
                head.Version, CancellationToken.None);
            await StudyWrites.Insert(connection, study, Id, head);
            var change = study.Take(head.Version);
            await StudyWrites.Append(connection, study.Id, head.Version, change, head.CreatedAt);
            await CommandTable.Save(connection, context, body, Id, CancellationToken.None);
            await transaction.CommitAsync();
            change.Succeed();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation && e.TableName == "study")
        {
            throw new CommandRefusedException($"study_name: found '{study.Name}', which another study has.", RefusalKind.Conflict);
        }
    }
}
