namespace Cluster.Compute.Models;

/// <summary>Builds networks from their description.</summary>
public static class Architectures
{
    /// <summary>A new network with weights drawn from torch's global generator; a description that is no network is refused.</summary>
    public static SignalClassifier Build(ArchitectureSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec.Check();
        return new Cnn1d(spec);
    }
}
