using System.Runtime;

namespace Cluster.Compute.Models;

/// <summary>
/// Keeps the garbage collector away while torch's optimizer runs: its managed half hands scalar objects to native code without keeping them alive, and
/// a collection in that moment frees what native code still reads. Where the pause cannot be had (another one runs, or too much is allocated) nothing changes.
/// </summary>
internal readonly struct CollectionPause : IDisposable
{
    private const long Budget = 32L << 20;

    private readonly bool _held;

    private CollectionPause(bool held) => _held = held;

    /// <summary>Begins a pause; a collection that is due comes first.</summary>
    public static CollectionPause Begin()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            return default;
        try
        {
            return new(GC.TryStartNoGCRegion(Budget));
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_held || GCSettings.LatencyMode != GCLatencyMode.NoGCRegion)
            return;
        try
        {
            GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // More was allocated than the budget: the pause had ended by itself.
        }
    }
}
