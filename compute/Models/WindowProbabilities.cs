using Cluster.Compute.Models.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Cluster.Compute.Models;

/// <summary>The class probabilities that a network gives windows.</summary>
internal static class WindowProbabilities
{
    /// <summary>Windows in one forward pass.</summary>
    public const int BatchSize = 64;

    /// <summary>Softmax of the outputs for a batch of windows of a side, [window][class] in one array, and the windows' labels.</summary>
    public static double[] Of(SignalClassifier model, Device device, InputSide side, ReadOnlySpan<int> batch, out long[] truth)
    {
        using var scope = NewDisposeScope();
        var samples = new float[batch.Length * side.WindowLength];
        truth = new long[batch.Length];
        side.Gather(batch, samples, truth);
        var logits = model.call(tensor(samples, batch.Length, 1, side.WindowLength, device: device));
        return functional.softmax(logits.to(ScalarType.Float64), 1).cpu().data<double>().ToArray();
    }

    /// <summary>The place of the largest value, the first of equal ones.</summary>
    public static int Largest(ReadOnlySpan<double> row)
    {
        var largest = 0;
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] > row[largest])
                largest = i;
        }

        return largest;
    }
}
