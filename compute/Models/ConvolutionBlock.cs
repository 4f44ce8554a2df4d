using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Cluster.Compute.Models;

/// <summary>The layers of a <see cref="BlockSpec"/>, weights drawn as He et al. 2015 do: normal with variance 2 / fan-in (eq. 10).</summary>
public sealed class ConvolutionBlock : Module<Tensor, Tensor>
{
#pragma warning disable IDE1006, SA1300 // Field names are the names of weights in artifacts.
    private readonly Conv1d conv;
    private readonly ChannelNormalisation norm;
    private readonly Dropout? drop;
    private readonly MaxPool1d? pool;
#pragma warning restore IDE1006, SA1300

    /// <summary>Builds the block behind so many input channels.</summary>
    public ConvolutionBlock(int inputs, BlockSpec spec)
        : base("block")
    {
        ArgumentNullException.ThrowIfNull(spec);
        conv = Conv1d(inputs, spec.Channels, spec.Kernel, stride: spec.Stride, padding: spec.Kernel / 2, bias: false);
        init.kaiming_normal_(conv.weight!, nonlinearity: init.NonlinearityType.ReLU);
        norm = new ChannelNormalisation(spec.Channels);
        drop = spec.Dropout > 0 ? Dropout(spec.Dropout) : null;
        pool = spec.Pool > 1 ? MaxPool1d(spec.Pool, spec.Pool) : null;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = functional.relu(norm.call(conv.call(x)));
        if (drop is not null)
            y = drop.call(y);
        if (pool is not null)
            y = pool.call(y);
        return y.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            conv.Dispose();
            norm.Dispose();
            drop?.Dispose();
            pool?.Dispose();
        }

        base.Dispose(disposing);
    }
}
