using System.Text.Json;
using Cluster.Compute.Models.Artifacts;
using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using TorchSharp;

namespace Cluster.Compute.Models;

/// <summary>Predicts one held-out side with a stored model.</summary>
internal static class EvaluationRun
{
    /// <summary>Runs to the end, or until asked otherwise; a paused evaluation begins anew, so its checkpoint holds nothing.</summary>
    public static WorkerReport Run(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time)
    {
        var side = job.Split switch
        {
            "validation" => Side.Validation,
            "test" => Side.Test,
            _ => throw JobFailedException.BadInput($"Expected side validation or test to predict, found '{job.Split}'."),
        };
        var device = TorchRuntime.Enter(place);
        using var artifact = ModelArtifact.Load(place.Model ?? throw JobFailedException.BadInput("Expected the folder of a model, found none."));
        artifact.Model.to(device);
        var card = artifact.Card;
        var index = DatasetIndex.Read(place.Index ?? throw JobFailedException.BadInput("Expected a dataset index, found none."));
        var input = new InputLoader(index, card.Input, card.Labels).Load(side);
        card.Architecture.LengthAfter(input.WindowLength);
        tell(new JobStarted(job.JobId, place.Fence, 0, 0));
        if (new Evaluator(artifact.Model, device, control).Predict(input, side, card.Labels) is not { } predictions)
            return control.Stopped() ?? (WorkerReport)new JobPaused(new CheckpointSeries(place, time).Write(0, 0, new Dictionary<string, byte[]>()), 0, 0);
        var result = predictions.Result;
        return new JobCompleted(
            (double)result.RecordsCorrect / result.Records,
            [JobFiles.Leave(place.Folder, Predictions.FileName, predictions.Write())],
            result.RecordsCorrect,
            result.Records,
            Result: JsonSerializer.SerializeToElement(result, WorkerWire.Json));
    }
}
