namespace Cluster.Grains.Models;

/// <summary>The numbers an evaluation's worker leaves: k of n by record and by window, macro F1, and records of each class.</summary>
internal sealed record EvaluationResult(
    int RecordsCorrect,
    int Records,
    int WindowsCorrect,
    int Windows,
    double MacroF1,
    IReadOnlyList<EvaluatedClass> Classes);
