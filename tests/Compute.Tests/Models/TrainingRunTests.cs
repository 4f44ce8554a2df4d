using System.Text.Json;
using Cluster.Compute.Models;
using Cluster.Compute.Models.Artifacts;
using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Tests.Models.Jobs;

namespace Cluster.Compute.Tests.Models;

[Collection(TorchCollection.Name)]
public sealed class TrainingRunTests : IDisposable
{
    private readonly JobFolder data = new();
    private readonly JobFolder folder = new();

    public void Dispose()
    {
        data.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Toy_classes_are_learned_and_the_model_judges_unseen_records()
    {
        var index = ToyRecordings.Write(data.Path);
        var job = ToyRecordings.Job(epochs: 6);
        var trained = Ended.Completed(Run(job, Place(index))[^1]);
        Assert.True(trained.RecordsCorrect >= 17, $"Expected at least 17 of 18 records, found {trained.RecordsCorrect}.");
        Assert.Equal(["model.safetensors", "model.json", "predictions.json"], trained.Files.Select(file => file.Name));

        using var other = new JobFolder();
        var evaluate = new TrainingJob { JobId = "evaluation-1", Mode = JobMode.Evaluate, Split = "test" };
        var judged = Ended.Completed(Run(evaluate, Place(index) with { Folder = other.Path, Model = folder.Path })[^1]);
        var result = judged.Result!.Value.Deserialize<EvaluationResult>(WorkerWire.Json)!;
        Assert.True(judged.RecordsCorrect >= 17, $"Expected at least 17 of 18 records, found {judged.RecordsCorrect}.");
        Assert.Equal((Side.Test, judged.RecordsCorrect, 18, 72), (result.Split, result.RecordsCorrect, result.Records, result.Windows));
        Assert.Equal(judged.RecordsCorrect, result.Classes.Sum(label => label.Correct));
    }

    [Fact]
    public void Evaluation_of_the_validation_side_repeats_the_training_s_predictions()
    {
        var index = ToyRecordings.Write(data.Path);
        Complete(ToyRecordings.Job(), Place(index));
        var trained = File.ReadAllBytes(Path.Combine(folder.Path, Predictions.FileName));
        using var other = new JobFolder();
        var evaluate = new TrainingJob { JobId = "evaluation-1", Mode = JobMode.Evaluate, Split = "validation" };
        Complete(evaluate, Place(index) with { Folder = other.Path, Model = folder.Path });
        Assert.Equal(trained, File.ReadAllBytes(Path.Combine(other.Path, Predictions.FileName)));
    }

    [Fact]
    public void Training_paused_after_any_batch_goes_on_bit_for_bit()
    {
        var index = ToyRecordings.Write(data.Path);
        var job = ToyRecordings.Job();
        var whole = Run(job, Place(index));
        var expected = Artifacts();
        var pausedAt = new List<(int Epoch, long Step)>();
        foreach (var after in new[] { 2, 5, 13, 15, 21, 30, 36 })
        {
            var control = new JobControl();
            var first = Run(job, Place(index), control, new AskingTime(control, after));
            var paused = Assert.IsType<JobPaused>(first[^1]);
            pausedAt.Add((paused.Epoch, paused.Step));
            var second = Run(job with { JobId = "trial-2" }, Place(index) with { Checkpoint = paused.File });
            Assert.Equal(new JobStarted("trial-2", 7, paused.Epoch, paused.Step), second[0]);
            Assert.Equal(AnalyticJobs.Epochs(whole), [.. AnalyticJobs.Epochs(first), .. AnalyticJobs.Epochs(second)]);
            Assert.Equal(expected, Artifacts());
        }

        Assert.Equal(pausedAt.Count, pausedAt.Distinct().Count());
        Assert.Contains(pausedAt, at => at.Step % 12 != 0);
    }

    [Fact]
    public void Training_interrupted_twice_is_still_the_same()
    {
        var index = ToyRecordings.Write(data.Path);
        var job = ToyRecordings.Job();
        Complete(job, Place(index));
        var expected = Artifacts();
        string? checkpoint = null;
        foreach (var after in new[] { 7, 19 })
        {
            var control = new JobControl();
            checkpoint = Assert.IsType<JobPaused>(Run(job, Place(index) with { Checkpoint = checkpoint }, control, new AskingTime(control, after))[^1]).File;
        }

        Complete(job, Place(index) with { Checkpoint = checkpoint });
        Assert.Equal(expected, Artifacts());
    }

    [Fact]
    public void Collections_in_the_middle_of_a_training_change_nothing()
    {
        var index = ToyRecordings.Write(data.Path);
        var job = ToyRecordings.Job(epochs: 6);
        Complete(job, Place(index));
        var expected = Artifacts();
        for (var i = 0; i < 2; i++)
        {
            GarbageCollections.During(() => Complete(job, Place(index)));
            Assert.Equal(expected, Artifacts());
        }
    }

    [Fact]
    public void Job_without_labels_takes_those_of_its_data()
    {
        var index = ToyRecordings.Write(data.Path);
        Complete(ToyRecordings.Job() with { Labels = [] }, Place(index));
        var card = ModelCard.Read(File.ReadAllBytes(Path.Combine(folder.Path, ModelArtifact.Description)), "model.json");
        Assert.Equal(ToyRecordings.Labels, card.Labels);
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        var index = ToyRecordings.Write(data.Path);
        Complete(ToyRecordings.Job(), Place(index));
        var first = Artifacts();
        Complete(ToyRecordings.Job() with { Seed = 12 }, Place(index));
        Assert.NotEqual(first, Artifacts());
    }

    [Fact]
    public void Checkpoint_of_other_data_is_refused()
    {
        var control = new JobControl();
        var paused = Assert.IsType<JobPaused>(Run(ToyRecordings.Job(), Place(ToyRecordings.Write(data.Path)), control, new AskingTime(control, 5))[^1]);
        var index = ToyRecordings.Write(data.Path, train: 15);
        var failed = Assert.IsType<JobFailed>(Run(ToyRecordings.Job(), Place(index) with { Checkpoint = paused.File })[^1]);
        Assert.Equal(FailureKind.BadCheckpoint, failed.Kind);
    }

    [Fact]
    public void Absurd_learning_rate_fails_as_not_a_number()
    {
        var index = ToyRecordings.Write(data.Path);
        var job = ToyRecordings.Job(epochs: 20) with { Parameters = new Dictionary<string, Setting> { ["learning_rate"] = 1e9, ["width"] = 4.0, ["schedule"] = "constant" } };
        var failed = Assert.IsType<JobFailed>(Run(job, Place(index))[^1]);
        Assert.True(failed.Kind == FailureKind.Nan, failed.Message);
    }

    // More than an address space, so that no setting of the host lets it through.
    [Fact]
    public void Refused_allocation_of_torch_is_known_as_out_of_memory()
    {
        var refused = Assert.ThrowsAny<Exception>(() => TorchSharp.torch.zeros(1L << 46).Dispose());
        Assert.True(TorchFailure.IsOutOfMemory(refused), refused.Message);
        Assert.False(TorchFailure.IsOutOfMemory(Assert.ThrowsAny<Exception>(() => TorchSharp.torch.zeros(2, 3).mm(TorchSharp.torch.zeros(2, 3)).Dispose())));
    }

    [Fact]
    public void Split_by_window_puts_pieces_of_one_record_on_all_sides()
    {
        var leaky = new WindowSplit(5, 0.2, 0.2);
        var index = DatasetIndex.Read(ToyRecordings.Write(data.Path, leaky: leaky));
        var loader = new InputLoader(index, Preprocessing.Resolve(ToyRecordings.Job().Input, index), ToyRecordings.Labels);
        var sides = new[] { Side.Train, Side.Validation, Side.Test }.Select(loader.Load).ToList();
        var windows = sides.SelectMany(side => side.Windows.Select(window => (side.Records[window.Record].SignalId, window.Start))).ToList();
        Assert.Equal(84 * 4, windows.Count);
        Assert.Equal(windows.Count, windows.Distinct().Count());
        Assert.Equal([202, 67, 67], sides.Select(side => side.Windows.Length));
        Assert.NotEmpty(sides[0].Records.Select(record => record.SignalId).Intersect(sides[2].Records.Select(record => record.SignalId)));
    }

    [Theory]
    [InlineData("momentum", 0.9, "found 'momentum'")]
    [InlineData("width", 2.5, "found 2.5")]
    [InlineData("dropout", 1.5, "found 1.5")]
    [InlineData("learning_rate", -1.0, "found -1")]
    [InlineData("schedule", 3.0, "found 3")]
    public void Unknown_or_ill_typed_hyperparameter_is_bad_input(string name, double value, string found)
    {
        var job = ToyRecordings.Job() with { Parameters = new Dictionary<string, Setting> { [name] = value } };
        AssertBadInput(job, ToyRecordings.Write(data.Path), found);
    }

    [Fact]
    public void Data_that_does_not_fit_the_job_is_bad_input()
    {
        var index = ToyRecordings.Write(data.Path);
        var job = ToyRecordings.Job();
        AssertBadInput(job with { Labels = ["healthy", "inner"] }, index, "found 'outer'");
        AssertBadInput(job with { Input = new InputSpec(WindowSeconds: 1.5) }, index, "found 4096 samples");
        AssertBadInput(job with { Input = new InputSpec(WindowSeconds: 0.005) }, index, "found 20 samples");
        AssertBadInput(job, ToyRecordings.Write(data.Path, validation: 0), "found none");
        File.AppendAllText(Path.Combine(data.Path, "signal-000.f32"), "x");
        AssertBadInput(job, index, "found 16385");
        AssertBadInput(job, Path.Combine(data.Path, "nowhere.json"), "nowhere.json");
    }

    private void AssertBadInput(TrainingJob job, string index, string found)
    {
        var failed = Assert.IsType<JobFailed>(Run(job, Place(index))[^1]);
        Assert.True(failed.Kind == FailureKind.BadInput, failed.Message);
        Assert.Contains(found, failed.Message, StringComparison.Ordinal);
    }

    private JobPlace Place(string index) => folder.Place() with { Index = index };

    private static IReadOnlyList<WorkerReport> Run(TrainingJob job, JobPlace place, JobControl? control = null, TimeProvider? time = null)
    {
        var told = new List<WorkerReport>();
        var end = JobRunner.Run(job, place, control ?? new JobControl(), told.Add, time ?? TimeProvider.System);
        return [.. told, end];
    }

    private static JobCompleted Complete(TrainingJob job, JobPlace place) => Ended.Completed(Run(job, place)[^1]);

    private string Artifacts() => string.Join(' ', new[] { ModelArtifact.Weights, ModelArtifact.Description, Predictions.FileName }.Select(name =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.Path, name))))));
}
