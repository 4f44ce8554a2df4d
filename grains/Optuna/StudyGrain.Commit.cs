using Cluster.Contracts.Campaigns;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Optuna;

internal sealed partial class StudyGrain
{
    private static readonly TimeSpan RowIsWrittenEvery = TimeSpan.FromSeconds(1);

    private StudyChange? _writing;
    private long _rowWrittenAt;

    /// <summary>Completes when everything decided so far is durable.</summary>
    private Task Settled()
    {
        if (_fault is not null)
            return Task.FromException(_fault);
        if (_study!.Change is { IsEmpty: false } change)
        {
            if (_writing is null)
                _ = Write();
            return change.Done;
        }

        return _writing?.Done ?? Task.CompletedTask;
    }

    /// <summary>One commit after the other until nothing is left.</summary>
    private async Task Write()
    {
        while (_study is { Change.IsEmpty: false } study && _fault is null)
        {
            var head = _head! with { Version = _head.Version + 1 };
            var change = _writing = study.Take(head.Version);
            try
            {
                change.WritesRow |= time.GetElapsedTime(_rowWrittenAt) >= RowIsWrittenEvery;
                var row = StudyRows.Campaign(Id, head, study, IsActive, time);
                var trials = change.Shown.Select(trial => StudyRows.Trial(Id, head, trial, study.Space, time.LocalTimeZone)).ToArray();
                var reports = study.Tally.Reports;
                var spec = change.WritesRow ? StudyRows.Spec(study.Name, study.Space, study.Trials.Count) : null;
                await Commit(head, change, row, spec, study.Id);
                _head = _head with { Version = head.Version };
                Committed(row, reports, trials, change.WritesRow);
            }
            catch (Exception e)
            {
                _writing = null;
                Break(e);
                change.Fail(e);
                study.Change.Fail(e);
                return;
            }

            _writing = null;
            change.Succeed();
        }
    }

    private async Task Commit(StudyHead head, StudyChange change, CampaignRow row, CampaignSpec? spec, long study)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await StudyWrites.Append(connection, study, head.Version, change, time.GetUtcNow());
        if (spec is not null)
            await CampaignWrites.Upsert(connection, row, spec, row.Status is CampaignStatus.Running or CampaignStatus.Queued, head.Version, CancellationToken.None);
        foreach (var command in change.Commands)
            await command(connection, row);
        await transaction.CommitAsync();
    }
}
