using System.Runtime.InteropServices;
using Cluster.Compute.Models.Jobs;
using static TorchSharp.torch;

namespace Cluster.Compute.Models.Artifacts;

/// <summary>Takes weights and buffers out of a network and puts them back, bit for bit.</summary>
public static class ModuleState
{
    /// <summary>A copy of all weights and buffers, on the host.</summary>
    public static IReadOnlyDictionary<string, SafeTensor> Copy(nn.Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        using var scope = NewDisposeScope();
        return module.state_dict().ToDictionary(
            entry => entry.Key,
            entry => Copy(entry.Value),
            StringComparer.Ordinal);
    }

    /// <summary>A copy of one tensor, on the host.</summary>
    internal static SafeTensor Copy(Tensor value)
    {
        using var scope = NewDisposeScope();
        return new(TypeName(value.dtype), value.shape, value.detach().cpu().contiguous().bytes.ToArray());
    }

    /// <summary>The same as a safetensors file that other libraries load too.</summary>
    public static byte[] Write(nn.Module module) =>
        SafeTensors.Write(Copy(module), new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });

    /// <summary>Puts tensors into a network that has exactly these, of these types and shapes; nothing is changed if it does not.</summary>
    public static void Load(nn.Module module, IReadOnlyDictionary<string, SafeTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(tensors);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var state = module.state_dict();
        if (state.Keys.FirstOrDefault(name => !tensors.ContainsKey(name)) is { } missing)
            throw JobFailedException.BadInput($"Expected weights {missing}, found none.");
        foreach (var (name, tensor) in tensors)
        {
            if (!state.TryGetValue(name, out var target))
                throw JobFailedException.BadInput($"Expected no weights {name}, found some.");
            if (tensor.Type != TypeName(target.dtype) || !tensor.Shape.SequenceEqual(target.shape))
                throw JobFailedException.BadInput(
                    $"Expected {TypeName(target.dtype)} [{string.Join(", ", target.shape)}] as {name}, found {tensor.Type} [{string.Join(", ", tensor.Shape)}].");
        }

        foreach (var (name, tensor) in tensors)
            state[name].copy_(Tensor(tensor));
    }

    /// <summary>A tensor on the host from its stored form.</summary>
    internal static Tensor Tensor(SafeTensor stored)
    {
        var shape = stored.Shape.ToArray();
        return stored.Type == "I64"
            ? tensor(MemoryMarshal.Cast<byte, long>(stored.Bytes.Span).ToArray(), shape, dtype: ScalarType.Int64)
            : tensor(MemoryMarshal.Cast<byte, float>(stored.Bytes.Span).ToArray(), shape, dtype: ScalarType.Float32);
    }

    private static string TypeName(ScalarType type) => type switch
    {
        ScalarType.Float32 => "F32",
        ScalarType.Int64 => "I64",
        _ => throw new ArgumentException($"Expected weights of Float32 or Int64, found {type}."),
    };
}
