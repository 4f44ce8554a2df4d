namespace Cluster.Compute.Models.Artifacts;

/// <summary>A safetensors file was refused.</summary>
public sealed class SafeTensorsException(SafeTensorsError error, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What is wrong with it.</summary>
    public SafeTensorsError Error { get; } = error;
}
