using System.Text.Json;
using Cluster.Compute.Models;
using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Tests.Models.Jobs;

namespace Cluster.Compute.Tests.Models;

[Collection(TorchCollection.Name)]
public sealed class PredictionRunTests : IDisposable
{
    private readonly JobFolder data = new();
    private readonly JobFolder model = new();
    private readonly JobFolder folder = new();

    public void Dispose()
    {
        data.Dispose();
        model.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Prediction_of_a_signal_is_what_the_training_said_of_it_and_misfits_are_told()
    {
        var index = ToyRecordings.Write(data.Path, train: 4, validation: 2, test: 1);
        var trained = Run(ToyRecordings.Job(epochs: 2), new JobPlace { Folder = model.Path, Index = index, CheckpointSeconds = 0 });
        Assert.IsType<JobCompleted>(trained);
        var expected = JsonSerializer.Deserialize<Predictions>(File.ReadAllBytes(Path.Combine(model.Path, Predictions.FileName)), WorkerWire.Json)!;
        var asked = DatasetIndex.Read(index).Signals.Where(signal => expected.Records.Any(record => record.SignalId == signal.SignalId)).ToList();
        var slow = asked[0] with { SignalId = "signal-900", RateHz = 2048 };
        var small = asked[0] with { SignalId = "signal-901", RateHz = 409_600 };

        var result = Predict([.. asked, slow, small]);

        Assert.Equal(ToyRecordings.Labels, result.Labels);
        foreach (var record in expected.Records)
        {
            var said = Assert.Single(result.Signals, signal => signal.SignalId == record.SignalId);
            Assert.Equal((record.Predicted, record.Windows, null), (said.Predicted, said.Windows, said.Problem));
            Assert.Equal(1, said.Probabilities.Sum(), 1e-9);
            for (var label = 0; label < 3; label++)
                Assert.Equal(record.Probabilities[label], said.Probabilities[label], 1e-6);
            if (record.Predicted == record.Label)
                Assert.Equal(record.WindowsCorrect, said.WindowsAgreeing);
        }

        Assert.Contains("at least 4096 Hz, found 2048 Hz", Of("signal-900").Problem, StringComparison.Ordinal);
        Assert.Contains("windows of 0.25 s; expected at least that, found 0.01 s", Of("signal-901").Problem, StringComparison.Ordinal);
        Assert.Null(Of("signal-901").Predicted);

        var alone = Assert.Single(Predict([asked[^1]]).Signals);
        Assert.Equal(Of(asked[^1].SignalId).Probabilities, alone.Probabilities);

        SignalPrediction Of(string id) => result.Signals.Single(signal => signal.SignalId == id);
    }

    [Fact]
    public void Prediction_without_signals_is_bad_input()
    {
        var failed = Assert.IsType<JobFailed>(Run(new TrainingJob { JobId = "prediction-1", Mode = JobMode.Predict }, new JobPlace { Folder = folder.Path }));
        Assert.Equal(FailureKind.BadInput, failed.Kind);
    }

    private PredictionResult Predict(IReadOnlyList<IndexedSignal> signals)
    {
        var index = Path.Combine(folder.Path, "index.json");
        new DatasetIndex("asked", signals).Write(index);
        var job = new TrainingJob
        {
            JobId = "prediction-1",
            Mode = JobMode.Predict,
            Signals = [.. signals.Select(signal => new PredictedSignal(signal.SignalId, new string('0', 64), signal.Samples, signal.RateHz))],
        };
        var done = Assert.IsType<JobCompleted>(Run(job, new JobPlace { Folder = folder.Path, Index = index, Model = model.Path }));
        return done.Result!.Value.Deserialize<PredictionResult>(WorkerWire.Json)!;
    }

    private static WorkerReport Run(TrainingJob job, JobPlace place) => JobRunner.Run(job, place, new JobControl(), _ => { }, TimeProvider.System);
}
