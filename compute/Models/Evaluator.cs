using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using static TorchSharp.torch;

namespace Cluster.Compute.Models;

/// <summary>Predicts a side of a dataset with a network; batches are always the same, so that the result is.</summary>
internal sealed class Evaluator(SignalClassifier model, Device device, JobControl control)
{
    /// <summary>The predictions, or null as soon as something is asked of the job; the network is left in evaluation mode.</summary>
    public Predictions? Predict(InputSide side, Side split, IReadOnlyList<string> labels)
    {
        var classes = labels.Count;
        var sums = side.Records.Select(_ => new double[classes]).ToArray();
        var windows = new int[side.Records.Count];
        var correct = new int[side.Records.Count];
        var loss = 0.0;
        model.eval();
        using var frozen = no_grad();
        var order = Enumerable.Range(0, side.Windows.Length).ToArray();
        for (var first = 0; first < order.Length; first += WindowProbabilities.BatchSize)
        {
            if (control.Request != JobRequest.Continue)
                return null;
            var batch = order.AsSpan(first, Math.Min(WindowProbabilities.BatchSize, order.Length - first));
            var probabilities = WindowProbabilities.Of(model, device, side, batch, out var truth);
            for (var i = 0; i < batch.Length; i++)
            {
                var record = side.Windows[batch[i]].Record;
                var row = probabilities.AsSpan(i * classes, classes);
                loss -= Math.Log(Math.Max(row[(int)truth[i]], double.Epsilon));
                for (var label = 0; label < classes; label++)
                    sums[record][label] += row[label];
                windows[record]++;
                if (WindowProbabilities.Largest(row) == truth[i])
                    correct[record]++;
            }
        }

        return double.IsFinite(loss)
            ? Predictions.Judge(side, split, labels, sums, windows, correct, loss)
            : throw new JobFailedException(FailureKind.Nan, $"The loss on side {split} is {loss}.");
    }
}
