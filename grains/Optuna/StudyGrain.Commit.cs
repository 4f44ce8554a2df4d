using Cluster.Contracts.Campaigns;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Optuna;

internal sealed partial class StudyGrain
{
    private static readonly TimeSpan RowIsWrittenEvery = TimeSpan.FromSeconds(1);

    /// <summary>How long the first call of a commit waits for others: about what a commit takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1);

    private const int MostGathered = 32;

    private StudyChange? _writing;
    private TaskCompletionSource? _full;
    private bool _isWriting;
    private long _rowWrittenAt;

    /// <summary>Completes when everything decided so far is durable.</summary>
    private Task Settled()
    {
        if (_fault is not null)
            return Task.FromException(_fault);
        if (_study!.Change is { IsEmpty: false } change)
        {
            change.Calls++;
            if (change.Calls >= _study.Tally.Running.Count)
                _full?.TrySetResult();
            Start();
            return change.Done;
        }

        return _writing?.Done ?? Task.CompletedTask;
    }

    private void Start()
    {
        if (!_isWriting)
            _ = Write();
    }

    /// <summary>One commit after the other until nothing is left.</summary>
    private async Task Write()
    {
        _isWriting = true;
        while (_study is { Change.IsEmpty: false } study && _fault is null)
        {
            await Gather(study);
            if (!await Write(study))
                return;
        }

        _isWriting = false;
    }

    /// <summary>Where several workers run trials, the first that calls waits a moment for the others, so that they share a commit.</summary>
    private async Task Gather(Study study)
    {
        var workers = Math.Min(study.Tally.Running.Count, MostGathered);
        if (workers < 2 || study.Change.Calls >= workers)
            return;
        _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Task.WhenAny(_full.Task, Task.Delay(Patience, time));
        _full = null;
    }

    private async Task<bool> Write(Study study)
    {
        var head = _head! with { Version = _head.Version + 1 };
        var change = _writing = study.Take(head.Version);
        try
        {
            change.WritesRow |= time.GetElapsedTime(_rowWrittenAt) >= RowIsWrittenEvery;
            var row = StudyRows.Campaign(Id, head, study, IsActive, time);
            var trials = change.Shown.Select(trial => StudyRows.Trial(Id, head, trial, study.Space, time.LocalTimeZone)).ToArray();
            var reports = study.Tally.Reports;
            if (change.WritesRow || change.Commands.Count > 0)
                await Commit(head, change, row, StudyRows.Spec(study.Name, study.Space, study.Trials.Count), study.Id);
            else
                await StudyWrites.Append(database, study.Id, head.Version, change, time.GetUtcNow());
            _head = _head with { Version = head.Version };
            Committed(row, reports, trials, change.WritesRow);
        }
        catch (Exception e)
        {
            _writing = null;
            Break(e);
            change.Fail(e);
            study.Change.Fail(e);
            return false;
        }

        _writing = null;
        change.Succeed();
        return true;
    }

    private async Task Commit(StudyHead head, StudyChange change, CampaignRow row, CampaignSpec spec, long study)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await StudyWrites.Append(connection, study, head.Version, change, time.GetUtcNow());
        if (change.WritesRow)
            await CampaignWrites.Upsert(connection, row, spec, row.Status is CampaignStatus.Running or CampaignStatus.Queued, head.Version, CancellationToken.None);
        foreach (var command in change.Commands)
            await command(connection, row);
        await transaction.CommitAsync();
    }
}
