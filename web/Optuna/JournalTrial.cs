using Cluster.Contracts.Optuna;

namespace Cluster.Web.Optuna;

/// <summary>A trial while a journal is read.</summary>
internal sealed class JournalTrial
{
    public StudyTrialState State { get; set; }

    public IReadOnlyList<double> Values { get; set; } = [];

    public DateTime? StartedAt { get; set; }

    public DateTime? CompletedAt { get; set; }

    public Dictionary<string, StudyParameter> Parameters { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> UserAttributes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> SystemAttributes { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<long, double> Reports { get; } = [];

    public bool IsFinished => State is StudyTrialState.Complete or StudyTrialState.Pruned or StudyTrialState.Fail;

    public StudyTrial Told(int number) => new(
        number, State, Values, StartedAt, CompletedAt, [.. Parameters.Values], JournalStudy.List(UserAttributes), JournalStudy.List(SystemAttributes),
        [.. Reports.Select(report => new StudyReport(report.Key, report.Value))]);
}
