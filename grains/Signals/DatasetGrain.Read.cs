using System.Runtime.InteropServices;

namespace Cluster.Grains.Signals;

internal sealed partial class DatasetGrain
{
    /// <summary>Reads all signals, as many at a time as the source allows; no more of them than that are in memory.</summary>
    private async Task<IReadOnlyList<StoredSignal>> ReadAll(IDatasetSource source, CancellationToken cancellation)
    {
        var numbers = await ids.Next("signal", source.Total, cancellation);
        var added = new StoredSignal[source.Total];
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Exception? fault = null;
        var (next, done, began) = (0, 0, time.GetTimestamp());
        var told = began;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(source.AtATime, source.Total)).Select(_ => Lane()));
        if (fault is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        cancellation.ThrowIfCancellationRequested();
        return added;

        async Task Lane()
        {
            try
            {
                while (!failed.IsCancellationRequested && next < source.Total)
                {
                    var index = next++;
                    added[index] = await ReadOne(source, index, $"signal-{numbers[index]}", failed.Token);
                    done++;
                    if (time.GetElapsedTime(told) < ProgressEvery)
                        continue;
                    told = time.GetTimestamp();
                    var left = time.GetElapsedTime(began) / done * (source.Total - done);
                    await Close(_stored!.Value with { Row = Row with { Done = done, SecondsLeft = Math.Round(left.TotalSeconds) } }, null, []);
                }
            }
            catch (Exception e)
            {
                // Thrown above, when the other lanes have ended too; the first fault is the one that is told.
                fault ??= e;
                await failed.CancelAsync();
            }
        }
    }

    private async Task<StoredSignal> ReadOne(IDatasetSource source, int index, string id, CancellationToken cancellation)
    {
        var (read, features) = await Task.Run(
            async () =>
            {
                var made = await source.Read(index, cancellation);
                return (made, SignalVector.Of(made.Signal.Samples, made.Signal.RateHz, made.Signal.SpeedRpm));
            },
            cancellation);
        var signal = read.Signal;
        return new(
            id, await Keep(signal.Samples), signal.RateHz, signal.Unit, signal.Samples.Length, signal.SpeedRpm, signal.Load, signal.Machine, signal.Bearing,
            signal.Label, signal.Severity, signal.Run, signal.Channel, signal.SourceFile)
        {
            Features = features,
            SecondHash = read.Second is { } second ? await Keep(second) : null,
            TachoHash = read.TachoSeconds is { } tacho ? await Keep(tacho) : null,
            Truth = read.Truth,
            Geometry = signal.Geometry,
        };

        Task<string> Keep<T>(T[] values)
            where T : struct => blobs.Put(new MemoryStream(MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), writable: false), cancellation);
    }
}
