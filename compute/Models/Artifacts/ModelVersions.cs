using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models.Artifacts;

/// <summary>What computed a model: this code, the native torch library, and TorchSharp.</summary>
public sealed record ModelVersions(string Code, string Torch, string TorchSharp)
{
    /// <summary>Those of this process; loads torch.</summary>
    public static ModelVersions Current() => new(
        CodeVersion.Value,
        global::TorchSharp.torch.__version__,
        typeof(global::TorchSharp.torch).Assembly.GetName().Version?.ToString(3) ?? "unknown");
}
