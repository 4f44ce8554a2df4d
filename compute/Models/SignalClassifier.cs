using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Cluster.Compute.Models;

/// <summary>
/// A network from windows [batch, 1, samples] to logits [batch, classes] in two parts, <see cref="Features"/> and <see cref="Head"/>, so that what lies
/// between can be looked at. Shapes are checked here, since native code may abort the process over them.
/// </summary>
public abstract class SignalClassifier(ArchitectureSpec architecture) : Module<Tensor, Tensor>(architecture.Kind)
{
    /// <summary>What was built.</summary>
    public ArchitectureSpec Architecture { get; } = architecture;

    /// <summary>Trainable numbers, counted in the network itself.</summary>
    public long ParameterCount => parameters().Sum(parameter => parameter.numel());

    /// <summary>Names of the inner layers whose output can be tapped, from input to head.</summary>
    public abstract IReadOnlyList<string> Taps { get; }

    /// <summary>The layer of that name.</summary>
    public abstract Module<Tensor, Tensor> At(string tap);

    /// <summary>Feature maps [batch, channels, samples] of windows [batch, 1, samples].</summary>
    public abstract Tensor Features(Tensor x);

    /// <summary>Logits [batch, classes] of feature maps.</summary>
    public abstract Tensor Head(Tensor features);

    /// <inheritdoc/>
    public override Tensor forward(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.dim() != 3 || x.shape[0] < 1 || x.shape[1] != 1)
            throw new ArgumentException($"Expected windows [batch, 1, samples], found [{string.Join(", ", x.shape)}].", nameof(x));
        Architecture.LengthAfter(x.shape[2]);
        using var scope = NewDisposeScope();
        return Head(Features(x)).MoveToOuterDisposeScope();
    }
}
