using Cluster.Compute.Signals.Generation;
using Cluster.Compute.Signals.Projections;

namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// What a worker is to compute, free of paths and machine: equal jobs (JobId aside) on equal data leave equal bytes. This is the body of a lease.
/// </summary>
public sealed record TrainingJob
{
    /// <summary>Identity of the trial, evaluation, prediction, generation or projection; it goes into no artifact.</summary>
    public required string JobId { get; init; }

    /// <summary>What to do.</summary>
    public required JobMode Mode { get; init; }

    /// <summary>Decides everything random in the job.</summary>
    public long Seed { get; init; }

    /// <summary>How many epochs to train, at least 1; not used by an evaluation.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>The hyperparameters by name, or the variables of an analytic objective.</summary>
    public IReadOnlyDictionary<string, Setting> Parameters { get; init; } = new Dictionary<string, Setting>();

    /// <summary>How a recording becomes model input; an evaluation takes that of its model.</summary>
    public InputSpec Input { get; init; } = new();

    /// <summary>The labels in the order of the model's outputs, or none to take those of the dataset; an evaluation takes those of its model.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The side an evaluation predicts: validation or test.</summary>
    public string? Split { get; init; }

    /// <summary>The signals a prediction is asked for; null for any other job, so that the digests of those stay what they were.</summary>
    public IReadOnlyList<PredictedSignal>? Signals { get; init; }

    /// <summary>The records to generate; null for any other job.</summary>
    public GenerationTask? Generation { get; init; }

    /// <summary>How vectors are to be laid out; null for any other job.</summary>
    public ProjectionTask? Projection { get; init; }

    /// <summary>Name of the analytic function, one of <see cref="AnalyticObjective.Names"/>.</summary>
    public string? Objective { get; init; }

    /// <summary>How long one epoch of an analytic objective takes.</summary>
    public double SecondsPerEpoch { get; init; }

    /// <summary>A fault for tests; analytic objectives only.</summary>
    public InjectedFault? Fault { get; init; }
}
