using Cluster.Compute.Models.Artifacts;
using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using TorchSharp;
using static TorchSharp.torch;

namespace Cluster.Compute.Models;

/// <summary>
/// One training from its data to its artifacts. It looks at requests between batches, also those of a validation; a run that goes on from a checkpoint
/// cannot be told from one that was never interrupted.
/// </summary>
internal sealed class TrainingRun
{
    private readonly TrainingJob job;
    private readonly JobPlace place;
    private readonly JobControl control;
    private readonly Action<WorkerReport> tell;
    private readonly TimeProvider time;
    private readonly CheckpointSeries checkpoints;
    private readonly Hyperparameters settings;
    private readonly DatasetIndex index;
    private readonly InputSpec input;
    private readonly IReadOnlyList<string> labels;
    private readonly ArchitectureSpec architecture;
    private readonly string digest;
    private readonly List<EpochMetrics> epochs = [];
    private byte[]? best;
    private int savedBest;
    private int batch;
    private double lossSum;

    public TrainingRun(TrainingJob job, JobPlace place, JobControl control, Action<WorkerReport> tell, TimeProvider time)
    {
        (this.job, this.place, this.control, this.tell, this.time) = (job, place, control, tell, time);
        settings = Hyperparameters.Read(job.Parameters);
        index = DatasetIndex.Read(place.Index ?? throw JobFailedException.BadInput("Expected a dataset index, found none."));
        input = Preprocessing.Resolve(job.Input, index);
        labels = job.Labels.Count > 0 ? job.Labels : index.OrderedLabels();
        architecture = settings.Architecture(labels.Count);
        architecture.LengthAfter(Preprocessing.WindowLength(input));
        digest = JobDigest.Of(job, index.Digest());
        checkpoints = new CheckpointSeries(place, time);
    }

    public WorkerReport Run()
    {
        var device = TorchRuntime.Enter(place);
        var loader = new InputLoader(index, input, labels);
        var (train, validation) = (loader.Load(Side.Train), loader.Load(Side.Validation));
        manual_seed(job.Seed);
        using var model = Architectures.Build(architecture);
        model.to(device);
        using var trainer = new Trainer(model, train, settings, job.Seed, job.Epochs, device);
        if (place.Checkpoint is { } path)
            Restore(path, model, trainer);
        tell(new JobStarted(job.JobId, place.Fence, epochs.Count, Step(trainer)));
        var evaluator = new Evaluator(model, device, control);
        while (epochs.Count < job.Epochs)
        {
            if (!Epoch(model, trainer, train, validation, evaluator))
                return Leave(model, trainer);
        }

        // Of equal epochs the first is the best, and one epoch is always there.
        ModuleState.Load(model, SafeTensors.Read(best));
        return evaluator.Predict(validation, Side.Validation, labels) is { } predictions
            ? Complete(model, predictions)
            : Leave(model, trainer);
    }

    private bool Epoch(SignalClassifier model, Trainer trainer, InputSide train, InputSide validation, Evaluator evaluator)
    {
        var started = time.GetTimestamp();
        var epoch = epochs.Count + 1;
        trainer.Begin(epoch);
        while (batch < trainer.Batches)
        {
            if (control.Request != JobRequest.Continue)
                return false;
            lossSum += trainer.Step(epoch, batch++);
            if (batch < trainer.Batches && checkpoints.IsDue(epochEnded: false))
                Save(model, trainer);
        }

        if (evaluator.Predict(validation, Side.Validation, labels) is not { } predictions)
            return false;
        var result = predictions.Result;
        var rate = trainer.LearningRate(epoch, trainer.Batches - 1);
        var metrics = new EpochMetrics(
            epoch, lossSum / train.Windows.Length, result.Loss, result.RecordsCorrect, result.Records, result.WindowsCorrect, result.Windows, result.MacroF1, rate);
        if (best is null || metrics.IsBetterThan(Best))
            best = ModuleState.Write(model);
        epochs.Add(metrics);
        (batch, lossSum) = (0, 0);
        tell(Report(metrics, time.GetElapsedTime(started).TotalSeconds));
        if (epochs.Count < job.Epochs && checkpoints.IsDue(epochEnded: true))
            Save(model, trainer);
        return true;
    }

    private EpochMetrics Best => epochs.Aggregate((first, next) => next.IsBetterThan(first) ? next : first);

    private long Step(Trainer trainer) => (long)epochs.Count * trainer.Batches + batch;

    private void Restore(string path, SignalClassifier model, Trainer trainer)
    {
        (var state, best) = TrainingCheckpoint.Load(path, digest, model, trainer);
        epochs.AddRange(state.Epochs);
        (batch, lossSum) = (state.Batch, state.LossSum);
        savedBest = epochs.Count > 0 ? Best.Epoch : 0;
    }

    private string Save(SignalClassifier model, Trainer trainer)
    {
        var state = new TrainingState(digest, epochs, batch, lossSum);
        var file = checkpoints.Write(epochs.Count, Step(trainer), TrainingCheckpoint.Save(state, model, best, trainer));
        var bestEpoch = epochs.Count > 0 ? Best.Epoch : 0;
        tell(new CheckpointWritten(file, epochs.Count, Step(trainer), bestEpoch != savedBest));
        savedBest = bestEpoch;
        return file;
    }

    private WorkerReport Leave(SignalClassifier model, Trainer trainer) => control.Request == JobRequest.Pause
        ? new JobPaused(Save(model, trainer), epochs.Count, Step(trainer))
        : control.Stopped() ?? throw new InvalidOperationException("A training left although nothing was asked of it.");

    private JobCompleted Complete(SignalClassifier model, Predictions predictions)
    {
        var (metrics, result) = (Best, predictions.Result);
        var card = new ModelCard
        {
            Format = ModelCard.CurrentFormat,
            Architecture = architecture,
            ParameterCount = model.ParameterCount,
            Labels = labels,
            Input = input,
            WindowLength = Preprocessing.WindowLength(input),
            Parameters = new SortedDictionary<string, Setting>(job.Parameters.ToDictionary(), StringComparer.Ordinal),
            Hyperparameters = settings,
            Seed = job.Seed,
            Threads = place.Threads,
            Device = place.Device,
            DatasetHash = index.Hash,
            DataDigest = index.Digest(),
            SplitByWindow = index.SplitByWindow is not null,
            Versions = ModelVersions.Current(),
            BestEpoch = metrics.Epoch,
            Training = epochs,
        };
        return new JobCompleted(
            Value(metrics),
            [
                JobFiles.Leave(place.Folder, ModelArtifact.Weights, best!),
                JobFiles.Leave(place.Folder, ModelArtifact.Description, card.Write()),
                JobFiles.Leave(place.Folder, Predictions.FileName, predictions.Write()),
            ],
            result.RecordsCorrect,
            result.Records,
            metrics.Epoch);
    }

    /// <summary>Accuracy by window: among a handful of validation records, most settings would tie by record.</summary>
    private static double Value(EpochMetrics metrics) => (double)metrics.WindowsCorrect / metrics.Windows;

    private static EpochReported Report(EpochMetrics metrics, double seconds) => new(
        metrics.Epoch,
        Value(metrics),
        seconds,
        metrics.TrainLoss,
        metrics.ValidationLoss,
        metrics.RecordsCorrect,
        metrics.Records,
        metrics.WindowsCorrect,
        metrics.Windows,
        metrics.MacroF1,
        metrics.LearningRate);
}
