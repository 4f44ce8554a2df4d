using System.Text.Json;
using Cluster.Compute.Models.Artifacts;
using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using TorchSharp;
using static TorchSharp.torch;

namespace Cluster.Compute.Models;

/// <summary>Has a stored model predict single signals, each by itself, so that what is said of one does not depend on which others were asked for.</summary>
internal static class PredictionRun
{
    /// <summary>Runs to the end, or until asked otherwise; a paused prediction begins anew, so its checkpoint holds nothing.</summary>
    public static WorkerReport Run(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time)
    {
        if (job.Signals is not { Count: > 0 })
            throw JobFailedException.BadInput("Expected at least one signal to predict, found none.");
        var device = TorchRuntime.Enter(place);
        using var artifact = ModelArtifact.Load(place.Model ?? throw JobFailedException.BadInput("Expected the folder of a model, found none."));
        artifact.Model.to(device);
        var card = artifact.Card;
        var index = DatasetIndex.Read(place.Index ?? throw JobFailedException.BadInput("Expected an index of the signals, found none."));
        tell(new JobStarted(job.JobId, place.Fence, 0, 0));
        var predictions = new List<SignalPrediction>();
        foreach (var signal in index.Signals)
        {
            if (Predict(artifact, device, signal, control) is not { } prediction)
                return control.Stopped() ?? (WorkerReport)new JobPaused(new CheckpointSeries(place, time).Write(0, 0, new Dictionary<string, byte[]>()), 0, 0);
            predictions.Add(prediction);
        }

        return new JobCompleted(
            (double)predictions.Count(prediction => prediction.Problem is null) / predictions.Count,
            [],
            Result: JsonSerializer.SerializeToElement(new PredictionResult(card.Labels, card.Input, CodeVersion.Value, predictions), WorkerWire.Json));
    }

    /// <summary>The prediction of one signal, or null as soon as something is asked of the job.</summary>
    private static SignalPrediction? Predict(ModelArtifact artifact, Device device, IndexedSignal signal, JobControl control)
    {
        var card = artifact.Card;
        if (ModelFit.Problem(card.Input, signal.Samples, signal.RateHz) is { } problem)
            return new SignalPrediction(signal.SignalId, [], 0, 0, Problem: problem);
        if (Load(signal, card.Input, out problem) is not { } input)
            return new SignalPrediction(signal.SignalId, [], 0, 0, Problem: problem);
        card.Architecture.LengthAfter(input.WindowLength);
        var classes = card.Labels.Count;
        var sums = new double[classes];
        var likeliest = new int[classes];
        using var frozen = no_grad();
        var order = Enumerable.Range(0, input.Windows.Length).ToArray();
        for (var first = 0; first < order.Length; first += WindowProbabilities.BatchSize)
        {
            if (control.Request != JobRequest.Continue)
                return null;
            var batch = order.AsSpan(first, Math.Min(WindowProbabilities.BatchSize, order.Length - first));
            var probabilities = WindowProbabilities.Of(artifact.Model, device, input, batch, out _);
            for (var i = 0; i < batch.Length; i++)
            {
                var row = probabilities.AsSpan(i * classes, classes);
                likeliest[WindowProbabilities.Largest(row)]++;
                for (var label = 0; label < classes; label++)
                    sums[label] += row[label];
            }
        }

        var means = Array.ConvertAll(sums, sum => sum / order.Length);
        if (!Array.TrueForAll(means, double.IsFinite))
            throw new JobFailedException(FailureKind.Nan, $"The probabilities of {signal.SignalId} are no numbers.");
        var predicted = WindowProbabilities.Largest(means);
        return new SignalPrediction(signal.SignalId, means, likeliest[predicted], order.Length, card.Labels[predicted]);
    }

    private static InputSide? Load(IndexedSignal signal, InputSpec input, out string? problem)
    {
        try
        {
            var samples = Preprocessing.Prepare(SignalFile.Read(signal), signal.RateHz, input);
            var length = Preprocessing.WindowLength(input);
            var windows = Signals.Windows.Starts(samples.Length, length, Preprocessing.Hop(input)).Select(start => new InputWindow(0, start));
            problem = null;
            return new InputSide([new InputRecord(signal.SignalId, signal.Group, 0, samples)], [.. windows], length);
        }
        catch (ArgumentException e)
        {
            problem = $"It cannot be prepared as the model's training was: {e.Message}";
            return null;
        }
    }
}
