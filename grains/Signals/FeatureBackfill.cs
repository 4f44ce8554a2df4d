using System.Runtime.InteropServices;
using Cluster.Compute.Signals.Features;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

/// <summary>
/// Computes the features of signals that were stored without them or under other definitions, a few at a time. Several silos may do so at once: they share
/// the work. A silo that dies gives back what it was at.
/// </summary>
public sealed class FeatureBackfill(SignalFeatureWrites features, IBlobStore blobs)
{
    private const int AtOnce = 16;

    /// <summary>Finds what is missing or outdated; returns how many signals wait.</summary>
    public Task<long> Look(CancellationToken cancellation) => features.Complete(cancellation);

    /// <summary>Computes a few; returns how many, 0 when nothing waits.</summary>
    public Task<int> Step(CancellationToken cancellation) => features.Fill(AtOnce, signal => Compute(signal, cancellation), cancellation);

    private async Task<double[]> Compute(WaitingSignal signal, CancellationToken cancellation)
    {
        // A signal that has lost its samples has no features; it must not keep the others waiting.
        if (await blobs.Open(signal.Hash, cancellation) is not { } blob)
            return SignalVector.Undefined();
        await using (blob)
        {
            var bytes = new byte[signal.Samples * sizeof(float)];
            try
            {
                await blob.ReadExactlyAsync(bytes, cancellation);
            }
            catch (EndOfStreamException)
            {
                return SignalVector.Undefined();
            }

            return await Task.Run(() => SignalVector.Of(MemoryMarshal.Cast<byte, float>(bytes), signal.RateHz, signal.SpeedRpm), cancellation);
        }
    }
}
