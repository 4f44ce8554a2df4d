namespace Cluster.Contracts.Optuna;

/// <summary>Which values of an objective are better.</summary>
[GenerateSerializer, Alias("Optuna.StudyDirection")]
public enum StudyDirection
{
    /// <summary>Lower ones.</summary>
    Minimize,

    /// <summary>Higher ones.</summary>
    Maximize,
}
