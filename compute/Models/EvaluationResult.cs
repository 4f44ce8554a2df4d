using Cluster.Compute.Models.Data;

namespace Cluster.Compute.Models;

/// <summary>A model's counts on one side: k of n by record and by window, mean loss of a window, macro F1 over records, and records per label.</summary>
public sealed record EvaluationResult(
    Side Split,
    int RecordsCorrect,
    int Records,
    int WindowsCorrect,
    int Windows,
    double Loss,
    double MacroF1,
    IReadOnlyList<ClassCount> Classes);
