using System.Text.Json;
using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models;

/// <summary>All predictions of one side, as predictions.json holds them; probabilities are in the order of Labels.</summary>
public sealed record Predictions(EvaluationResult Result, IReadOnlyList<string> Labels, IReadOnlyList<RecordPrediction> Records)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "predictions.json";

    /// <summary>The file's bytes.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, WorkerWire.IndentedJson);

    /// <summary>
    /// Judges summed probabilities [record][class] against the truth. Of equal probabilities the first label wins. Macro F1 is the mean over the labels that were there or were
    /// predicted.
    /// </summary>
    internal static Predictions Judge(InputSide side, Side split, IReadOnlyList<string> labels, double[][] sums, int[] windows, int[] correct, double lossSum)
    {
        var records = side.Records.Select((record, i) =>
        {
            var probabilities = Array.ConvertAll(sums[i], sum => sum / windows[i]);
            var predicted = Array.IndexOf(probabilities, probabilities.Max());
            return new RecordPrediction(record.SignalId, record.Group, labels[record.Label], labels[predicted], correct[i], windows[i], probabilities);
        }).ToList();
        var classes = labels.Select(label => new ClassCount(
            label,
            records.Count(record => record.Label == label && record.Predicted == label),
            records.Count(record => record.Label == label))).ToList();
        var result = new EvaluationResult(
            split,
            records.Count(record => record.Label == record.Predicted),
            records.Count,
            correct.Sum(),
            windows.Sum(),
            lossSum / windows.Sum(),
            MacroF1(labels, records),
            [.. classes.Where(count => count.Records > 0)]);
        return new Predictions(result, labels, records);
    }

    private static double MacroF1(IReadOnlyList<string> labels, List<RecordPrediction> records) => labels
        .Select(label => (
            Right: records.Count(record => record.Label == label && record.Predicted == label),
            Either: records.Count(record => record.Label == label) + records.Count(record => record.Predicted == label)))
        .Where(counts => counts.Either > 0)
        .Average(counts => 2.0 * counts.Right / counts.Either);
}
