namespace Cluster.Compute.Models;

/// <summary>
/// One convolution block: convolution without bias (padding kernel / 2), batch normalisation, ReLU, dropout, and max pooling over Pool samples
/// (1: none).
/// </summary>
public sealed record BlockSpec(int Channels, int Kernel, int Stride, int Pool, double Dropout)
{
    /// <summary>How many samples come out of so many; below 1 if the input is too short.</summary>
    public long LengthAfter(long length)
    {
        var padded = length + 2 * (Kernel / 2) - Kernel;
        return padded < 0 ? 0 : (padded / Stride + 1) / Pool;
    }
}
