namespace Cluster.Contracts.Optuna;

/// <summary>Where a trial of a study stands, in Optuna's words and numbers.</summary>
[GenerateSerializer, Alias("Optuna.StudyTrialState")]
public enum StudyTrialState
{
    /// <summary>A worker has it.</summary>
    Running,

    /// <summary>Finished with its values.</summary>
    Complete,

    /// <summary>Ended by its worker's pruner.</summary>
    Pruned,

    /// <summary>Failed.</summary>
    Fail,

    /// <summary>Enqueued: the first worker that claims it runs it.</summary>
    Waiting,
}
