using Cluster.Contracts.Optuna;

namespace Cluster.Grains.Optuna;

/// <summary>A trial of a study in its grain's memory: what is told of it, and its reports, which grow in place until they are asked for.</summary>
internal sealed class TrialEntry(StudyTrial told, Guid request, long version)
{
    private StudyTrial _told = told;
    private SortedDictionary<long, double>? _reports;
    private bool _hasGrown;

    /// <summary>The call that last changed the state.</summary>
    public Guid Request { get; set; } = request;

    /// <summary>Version of the study in which the row last changed.</summary>
    public long Version { get; set; } = version;

    /// <summary>The last change that it is part of.</summary>
    public StudyChange? In { get; set; }

    /// <summary>When a worker last spoke of it, on the clock of the study.</summary>
    public long HeardAt { get; set; }

    /// <summary>How many steps have a value.</summary>
    public int Reports => _reports?.Count ?? _told.Reports.Count;

    /// <summary>The value of the last step that was set, or null.</summary>
    public double? Last { get; private set; } = told.Reports.Count == 0 ? null : told.Reports[^1].Value;

    public int Number => _told.Number;

    public StudyTrialState State => _told.State;

    public bool IsFinished => State is StudyTrialState.Complete or StudyTrialState.Pruned or StudyTrialState.Fail;

    /// <summary>What its row says.</summary>
    public StudyTrialRow Row => new(Number, State, _told.Values, _told.StartedAt, _told.CompletedAt, Request, Version, Reports, Last);

    /// <summary>All but the reports.</summary>
    public StudyTrial Told => _told;

    /// <summary>The trial as it is told, reports by step.</summary>
    public StudyTrial View
    {
        get
        {
            if (_hasGrown)
                (_told, _hasGrown) = (_told with { Reports = [.. _reports!.Select(report => new StudyReport(report.Key, report.Value))] }, false);
            return _told;
        }
    }

    /// <summary>Replaces all but the reports.</summary>
    public void Change(Func<StudyTrial, StudyTrial> change)
    {
        _told = change(View);
        if (IsFinished)
            _reports = null;
    }

    /// <summary>Sets the value of a step.</summary>
    public void Report(StudyReport report)
    {
        _reports ??= new(_told.Reports.ToDictionary(known => known.Step, known => known.Value));
        _reports[report.Step] = report.Value;
        (Last, _hasGrown) = (report.Value, true);
    }
}
