using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Npgsql;

namespace Cluster.Grains.Optuna;

/// <summary>What one commit writes of a study; the last of several settings of one thing.</summary>
internal sealed class StudyChange
{
    /// <summary>Number of the attributes that are the study's own.</summary>
    public const int OfStudy = -1;

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Trials whose row is written.</summary>
    public HashSet<TrialEntry> Trials { get; } = [];

    public Dictionary<(int Number, string Name), StudyParameter> Parameters { get; } = [];

    public Dictionary<(int Number, bool System, string Key), string> Attributes { get; } = [];

    public Dictionary<(int Number, long Step), double> Reports { get; } = [];

    /// <summary>Trials that pages are told of.</summary>
    public HashSet<TrialEntry> Shown { get; } = [];

    /// <summary>The rows of <see cref="Trials"/> as they are written.</summary>
    public IReadOnlyList<StudyTrialRow> Rows { get; private set; } = [];

    /// <summary>What else belongs into its transaction; given the row that is committed.</summary>
    public List<Func<NpgsqlConnection, CampaignRow, Task>> Commands { get; } = [];

    /// <summary>How many calls wait for it.</summary>
    public int Calls { get; set; }

    /// <summary>Whether the list row is written with it.</summary>
    public bool WritesRow { get; set; }

    public bool IsEmpty => !WritesRow && Commands.Count + Trials.Count + Parameters.Count + Attributes.Count + Reports.Count == 0;

    /// <summary>Completes when all of it is durable, or fails.</summary>
    public Task Done => _done.Task;

    /// <summary>Takes down the rows of the trials, which go on changing.</summary>
    public void Freeze(long version)
    {
        foreach (var trial in Trials)
            trial.Version = version;
        Rows = [.. Trials.Select(trial => trial.Row)];
    }

    public void Succeed() => _done.TrySetResult();

    public void Fail(Exception reason)
    {
        _done.TrySetException(reason);
        // Nobody may be waiting for a commit that only brought the row up to date.
        _ = _done.Task.Exception;
    }
}
