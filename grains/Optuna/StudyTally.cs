using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;

namespace Cluster.Grains.Optuna;

/// <summary>How the trials of a study stand, kept up to date trial by trial.</summary>
internal sealed class StudyTally(StudyDirection direction)
{
    private readonly int[] _counts = new int[5];

    /// <summary>Trials that a worker has.</summary>
    public HashSet<TrialEntry> Running { get; } = [];

    /// <summary>The completed trial with the best first value.</summary>
    public TrialEntry? Best { get; private set; }

    /// <summary>Steps with a value, of all trials.</summary>
    public long Reports { get; set; }

    /// <summary>Seconds from start to end of all finished trials.</summary>
    public double Seconds { get; private set; }

    public DateTime? FirstStart { get; private set; }

    public DateTime? LastEnd { get; private set; }

    /// <summary>In the words of campaigns: waiting trials are queued.</summary>
    public CampaignCounts Counts => new(
        _counts[(int)StudyTrialState.Waiting], _counts[(int)StudyTrialState.Running], 0, _counts[(int)StudyTrialState.Complete],
        _counts[(int)StudyTrialState.Pruned], 0, _counts[(int)StudyTrialState.Fail], 0);

    public void Leave(TrialEntry trial)
    {
        _counts[(int)trial.State]--;
        Running.Remove(trial);
    }

    public void Enter(TrialEntry trial)
    {
        _counts[(int)trial.State]++;
        var told = trial.View;
        if (told.StartedAt < FirstStart || FirstStart is null)
            FirstStart = told.StartedAt;
        if (trial.State == StudyTrialState.Running)
            Running.Add(trial);
        if (!trial.IsFinished)
            return;
        if (told.CompletedAt > LastEnd || LastEnd is null)
            LastEnd = told.CompletedAt;
        if (told is { StartedAt: { } start, CompletedAt: { } end } && end > start)
            Seconds += (end - start).TotalSeconds;
        if (trial.State == StudyTrialState.Complete && told.Values is [var value, ..] && !double.IsNaN(value) && (Best is null || IsBetter(value, Best.View.Values[0])))
            Best = trial;
    }

    private bool IsBetter(double value, double than) => direction == StudyDirection.Maximize ? value > than : value < than;
}
