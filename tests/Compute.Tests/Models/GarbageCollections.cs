namespace Cluster.Compute.Tests.Models;

/// <summary>Collects garbage without a pause beside a computation, so that native code that reads what nobody holds any more is found out.</summary>
internal static class GarbageCollections
{
    public static T During<T>(Func<T> compute)
    {
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            return compute();
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }
    }
}
