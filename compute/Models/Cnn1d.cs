using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Cluster.Compute.Models;

/// <summary>A 1-D convolutional network: blocks, mean over time, and a linear head with or without a hidden layer.</summary>
public sealed class Cnn1d : SignalClassifier
{
    private readonly ModuleList<ConvolutionBlock> blocks;
    private readonly Linear? hidden;
    private readonly Dropout? drop;
    private readonly Linear output;

    /// <summary>Builds the network; its weights are drawn from torch's global generator.</summary>
    public Cnn1d(ArchitectureSpec architecture)
        : base(architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        architecture.Check();
        var inputs = 1;
        blocks = new ModuleList<ConvolutionBlock>();
        foreach (var block in architecture.Blocks)
        {
            blocks.Add(new ConvolutionBlock(inputs, block));
            inputs = block.Channels;
        }

        if (architecture.Hidden > 0)
        {
            hidden = Linear(inputs, architecture.Hidden);
            drop = architecture.HeadDropout > 0 ? Dropout(architecture.HeadDropout) : null;
            inputs = architecture.Hidden;
        }

        output = Linear(inputs, architecture.Classes);
        RegisterComponents();
        Taps = [.. Enumerable.Range(0, blocks.Count).Select(i => $"blocks.{i}")];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Taps { get; }

    /// <inheritdoc/>
    public override Module<Tensor, Tensor> At(string tap)
    {
        for (var i = 0; i < Taps.Count; i++)
        {
            if (Taps[i] == tap)
                return blocks[i];
        }

        throw new ArgumentException($"Expected a tap of {string.Join(", ", Taps)}, found '{tap}'.", nameof(tap));
    }

    /// <inheritdoc/>
    public override Tensor Features(Tensor x)
    {
        using var scope = NewDisposeScope();
        foreach (var block in blocks)
            x = block.call(x);
        return x.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Head(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var scope = NewDisposeScope();
        var y = features.mean([2]);
        if (hidden is not null)
            y = functional.relu(hidden.call(y));
        if (drop is not null)
            y = drop.call(y);
        return output.call(y).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            blocks.Dispose();
            hidden?.Dispose();
            drop?.Dispose();
            output.Dispose();
        }

        base.Dispose(disposing);
    }
}
