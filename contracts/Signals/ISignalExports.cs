namespace Cluster.Contracts.Signals;

/// <summary>A signal as a file, piece by piece; served in every role.</summary>
public interface ISignalExports
{
    /// <summary>Media type and name for the file of a signal, or null if there is no such signal.</summary>
    Task<(SignalRow Signal, string ContentType, string FileName)?> Describe(string signal, SignalFileKind kind, CancellationToken cancellation);

    /// <summary>Its bytes in order; the samples are never held whole.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(SignalRow signal, SignalFileKind kind, CancellationToken cancellation);
}
