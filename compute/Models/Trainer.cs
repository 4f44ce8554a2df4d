using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Statistics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Cluster.Compute.Models;

/// <summary>
/// <see cref="AdamW"/> on shuffled windows. Everything but weights, optimiser and generator is a pure function of seed, epoch and batch.
/// </summary>
internal sealed class Trainer : IDisposable
{
    private readonly SignalClassifier model;
    private readonly InputSide side;
    private readonly Hyperparameters settings;
    private readonly Device device;
    private readonly long seed;
    private readonly LearningRateSchedule schedule;
    private readonly AdamW optimizer;
    private int[] order = [];

    public Trainer(SignalClassifier model, InputSide side, Hyperparameters settings, long seed, int epochs, Device device)
    {
        (this.model, this.side, this.settings, this.seed, this.device) = (model, side, settings, seed, device);
        Batches = (side.Windows.Length + settings.BatchSize - 1) / settings.BatchSize;
        schedule = new LearningRateSchedule(settings.Schedule, settings.LearningRate, settings.WarmUp, (long)Batches * epochs);
        optimizer = new AdamW(model, settings.WeightDecay);
    }

    /// <summary>Steps of an epoch.</summary>
    public int Batches { get; }

    /// <summary>Puts the windows into the order of an epoch (1-based).</summary>
    public void Begin(int epoch)
    {
        order = [.. Enumerable.Range(0, side.Windows.Length)];
        new CounterRandom(unchecked((ulong)seed), (ulong)epoch).Shuffle(order.AsSpan());
        model.train();
    }

    /// <summary>The learning rate of a batch (0-based) of an epoch.</summary>
    public double LearningRate(int epoch, int batch) => schedule.At((long)(epoch - 1) * Batches + batch);

    /// <summary>One step; returns the loss summed over the windows of the batch.</summary>
    public double Step(int epoch, int batch)
    {
        using var scope = NewDisposeScope();
        var first = batch * settings.BatchSize;
        var windows = order.AsSpan(first, Math.Min(settings.BatchSize, order.Length - first));
        var samples = new float[windows.Length * side.WindowLength];
        var labels = new long[windows.Length];
        side.Gather(windows, samples, labels);
        var rate = LearningRate(epoch, batch);
        optimizer.ZeroGradients();
        var logits = model.call(tensor(samples, windows.Length, 1, side.WindowLength, device: device));
        var loss = functional.cross_entropy(logits, tensor(labels, device: device), label_smoothing: settings.LabelSmoothing);
        var value = loss.item<float>();
        if (!float.IsFinite(value))
            throw new JobFailedException(FailureKind.Nan, $"The training loss of epoch {epoch}, batch {batch + 1} is {value} at learning rate {rate}.");
        loss.backward();
        optimizer.Step(rate);
        return (double)value * windows.Length;
    }

    /// <summary>The optimiser's state.</summary>
    public byte[] SaveOptimizer() => optimizer.Save();

    /// <summary>Puts a saved state back.</summary>
    public void LoadOptimizer(byte[] state) => optimizer.Load(state);

    public void Dispose() => optimizer.Dispose();
}
