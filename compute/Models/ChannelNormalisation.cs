using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Cluster.Compute.Models;

/// <summary>
/// Batch normalisation of [batch, channels, time] (Ioffe and Szegedy 2015), momentum 0.1 and epsilon 1e-5 as usual. It calls torch with plain numbers only:
/// the library's own module hands a scalar object to native code that a collection may free meanwhile.
/// </summary>
public sealed class ChannelNormalisation : Module<Tensor, Tensor>
{
#pragma warning disable IDE1006, SA1300 // Field names are the names of weights in artifacts.
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Tensor running_mean;
    private readonly Tensor running_var;
#pragma warning restore IDE1006, SA1300

    /// <summary>Scale 1, shift 0, mean 0, variance 1 a channel.</summary>
    public ChannelNormalisation(int channels)
        : base("normalisation")
    {
        weight = Parameter(ones(channels));
        bias = Parameter(zeros(channels));
        running_mean = zeros(channels);
        running_var = ones(channels);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        functional.batch_norm(input, running_mean, running_var, weight, bias, training, 0.1, 1e-5);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            weight.Dispose();
            bias.Dispose();
            running_mean.Dispose();
            running_var.Dispose();
        }

        base.Dispose(disposing);
    }
}
