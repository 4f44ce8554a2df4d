using Cluster.Contracts.Optuna;

namespace Cluster.Grains.Optuna;

/// <summary>A row of table study_trial.</summary>
internal sealed record StudyTrialRow(
    int Number,
    StudyTrialState State,
    IReadOnlyList<double> Objective,
    DateTime? StartedAt,
    DateTime? CompletedAt,
    Guid Request,
    long Version,
    int Reports,
    double? Last);
