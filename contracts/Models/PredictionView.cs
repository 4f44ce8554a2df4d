using Cluster.Contracts.Campaigns;

namespace Cluster.Contracts.Models;

/// <summary>
/// What a model says of one signal. State is null if it was never asked. Side is where the signal stands in the dataset the model was trained on: train,
/// validation or test, mixed where single windows were dealt to the sides, null if it is in none; whatever it is, a prediction counts in no accuracy.
/// Problem says why the model cannot read the signal. Version rises with each change of the job.
/// </summary>
[GenerateSerializer, Immutable, Alias("Models.PredictionView")]
public sealed record PredictionView([property: Id(0)] string Model, [property: Id(1)] string Signal, [property: Id(2)] TrialState? State)
{
    /// <summary>The job that computes or computed it.</summary>
    [Id(3)]
    public string? Job { get; init; }

    /// <summary>The class with the largest mean probability over all windows.</summary>
    [Id(4)]
    public string? Predicted { get; init; }

    /// <summary>That probability.</summary>
    [Id(5)]
    public double? Confidence { get; init; }

    /// <summary>All classes in the order of the model's outputs.</summary>
    [Id(6)]
    public IReadOnlyList<ClassProbability> Probabilities { get; init; } = [];

    /// <summary>Windows of which the predicted class is the likeliest by themselves.</summary>
    [Id(7)]
    public int WindowsAgreeing { get; init; }

    /// <summary>All windows of the signal.</summary>
    [Id(8)]
    public int Windows { get; init; }

    /// <summary>The class the signal is labelled with; null if it has no label.</summary>
    [Id(9)]
    public string? Truth { get; init; }

    /// <summary>Whether the predicted class is the labelled one; null without a prediction, without a label, and for a label the model has not learned.</summary>
    [Id(10)]
    public bool? Correct { get; init; }

    /// <summary>Where the signal stood when the model was trained.</summary>
    [Id(11)]
    public string? Side { get; init; }

    /// <summary>Why there is no prediction: the model cannot read the signal, or its job failed or was stopped.</summary>
    [Id(12)]
    public string? Problem { get; init; }

    /// <summary>For a wrong prediction: which computed features stand nearer to the predicted class than to the labelled one.</summary>
    [Id(13)]
    public string? Insight { get; init; }

    /// <summary>How the signal was prepared, as the training did it.</summary>
    [Id(14)]
    public string? Preprocessing { get; init; }

    /// <summary>The version of the code that computed it.</summary>
    [Id(15)]
    public string? Code { get; init; }

    /// <summary>Who asked first.</summary>
    [Id(16)]
    public string? User { get; init; }

    /// <summary>When it was asked for.</summary>
    [Id(17)]
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When its job ended.</summary>
    [Id(18)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Rises with each change of the job.</summary>
    [Id(19)]
    public long Version { get; init; }

    /// <summary>Whether it is being computed.</summary>
    public bool IsPending => State is TrialState.Queued or TrialState.Running or TrialState.Paused;
}
