namespace Cluster.Compute.Models.Jobs;

/// <summary>What a worker does with a job.</summary>
public enum JobMode
{
    /// <summary>Fits a model to the training side and leaves its artifacts.</summary>
    Train,

    /// <summary>Loads a model artifact and predicts one side of a dataset.</summary>
    Evaluate,

    /// <summary>Loads a model artifact and predicts single signals.</summary>
    Predict,

    /// <summary>Follows an analytic function of the hyperparameters; nothing is learned and no native library is loaded.</summary>
    Objective,

    /// <summary>Makes records of a generated dataset; no native library is loaded.</summary>
    Generate,

    /// <summary>Lays feature vectors out in the plane; no native library is loaded.</summary>
    Project,
}
