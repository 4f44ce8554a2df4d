using System.Runtime.InteropServices;
using Cluster.Compute.Models.Artifacts;
using Cluster.Compute.Models.Jobs;
using TorchSharp;
using static TorchSharp.torch;

namespace Cluster.Compute.Models;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2), beta 0.9 and 0.999, epsilon 1e-8. It holds every scalar that native code
/// reads until that code has returned, and its state is saved as plain tensors; the library's own optimiser does neither.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;
    private const string StepName = "step";

    private readonly double weightDecay;
    private readonly IReadOnlyList<Entry> entries;
    private readonly Scalar keep1 = Beta1;
    private readonly Scalar keep2 = Beta2;
    private readonly Scalar take1 = 1 - Beta1;
    private readonly Scalar take2 = 1 - Beta2;
    private readonly Scalar epsilon = Epsilon;
    private long step;

    /// <summary>An optimiser of all trainable weights of a network, moments at zero.</summary>
    public AdamW(nn.Module model, double weightDecay)
    {
        this.weightDecay = weightDecay;
        using var frozen = no_grad();
        entries = [.. model.named_parameters().Select(named => new Entry(named.name, named.parameter))];
    }

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGradients()
    {
        foreach (var entry in entries)
        {
            using var gradient = entry.Weights.grad;
            gradient?.zero_();
        }
    }

    /// <summary>Moves every weight that has a gradient by one step.</summary>
    public void Step(double learningRate)
    {
        step++;
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        using Scalar decay = 1 - (learningRate * weightDecay);
        using Scalar rate = -learningRate / (1 - Math.Pow(Beta1, step));
        using Scalar correction = 1 / Math.Sqrt(1 - Math.Pow(Beta2, step));
        foreach (var (_, weights, first, second) in entries)
        {
            var gradient = weights.grad;
            if (gradient is null)
                continue;
            weights.mul_(decay);
            first.mul_(keep1).add_(gradient, take1);
            second.mul_(keep2).addcmul_(gradient, gradient, take2);
            weights.addcdiv_(first, second.sqrt().mul_(correction).add_(epsilon), rate);
        }
    }

    /// <summary>Steps done and both moments of every weight, by name.</summary>
    public byte[] Save()
    {
        var state = new Dictionary<string, SafeTensor>(StringComparer.Ordinal) { [StepName] = new("I64", [1], Bytes([step])) };
        foreach (var (name, _, first, second) in entries)
        {
            state[First(name)] = ModuleState.Copy(first);
            state[Second(name)] = ModuleState.Copy(second);
        }

        return SafeTensors.Write(state);
    }

    /// <summary>Puts a saved state back; one of other weights is refused.</summary>
    public void Load(byte[] saved)
    {
        var state = SafeTensors.Read(saved);
        var counted = Find(state, StepName, "I64", [1]);
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, _, first, second) in entries)
        {
            first.copy_(ModuleState.Tensor(Find(state, First(name), "F32", first.shape)));
            second.copy_(ModuleState.Tensor(Find(state, Second(name), "F32", second.shape)));
        }

        step = MemoryMarshal.Read<long>(counted.Bytes.Span);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var entry in entries)
        {
            entry.First.Dispose();
            entry.Second.Dispose();
        }

        foreach (var scalar in new[] { keep1, keep2, take1, take2, epsilon })
            scalar.Dispose();
    }

    private static string First(string name) => name + ".first";

    private static string Second(string name) => name + ".second";

    private static byte[] Bytes(ReadOnlySpan<long> values) => MemoryMarshal.AsBytes(values).ToArray();

    private static SafeTensor Find(IReadOnlyDictionary<string, SafeTensor> state, string name, string type, long[] shape) =>
        state.TryGetValue(name, out var found) && found.Type == type && found.Shape.SequenceEqual(shape)
            ? found
            : throw JobFailedException.BadInput($"Expected an optimiser's state with {name}, {type} [{string.Join(", ", shape)}], found none such.");

    /// <summary>Weights with the running means of their gradient and of its square.</summary>
    private sealed record Entry(string Name, Tensor Weights, Tensor First, Tensor Second)
    {
        public Entry(string name, Tensor weights)
            : this(name, weights, zeros_like(weights).DetachFromDisposeScope(), zeros_like(weights).DetachFromDisposeScope())
        {
        }
    }
}
