using System.Runtime.InteropServices;
using Cluster.Compute.Signals.Features;

namespace Cluster.Grains.Signals;

internal sealed partial class DatasetGrain
{
    /// <summary>Reads all signals of an import, one at a time: no more than one of them is in memory.</summary>
    private async Task<IReadOnlyList<StoredSignal>> ReadAll(ImportSource source, CancellationToken cancellation)
    {
        var numbers = await ids.Next("signal", source.Total, cancellation);
        var added = new List<StoredSignal>(source.Total);
        var began = time.GetTimestamp();
        var told = began;
        while (added.Count < source.Total)
        {
            added.Add(await ReadOne(source, added.Count, $"signal-{numbers[added.Count]}", cancellation));
            if (time.GetElapsedTime(told) < ProgressEvery)
                continue;
            told = time.GetTimestamp();
            var left = time.GetElapsedTime(began) / added.Count * (source.Total - added.Count);
            await Close(_stored!.Value with { Row = Row with { Done = added.Count, SecondsLeft = Math.Round(left.TotalSeconds) } }, null, []);
        }

        return added;
    }

    private async Task<StoredSignal> ReadOne(ImportSource source, int index, string id, CancellationToken cancellation)
    {
        var (signal, features) = await Task.Run(
            async () =>
            {
                var read = await source.Read(index, cancellation);
                return (read, SignalVector.Of(read.Samples, read.RateHz, read.SpeedRpm));
            },
            cancellation);
        var bytes = MemoryMarshal.AsBytes(signal.Samples.AsSpan()).ToArray();
        var hash = await blobs.Put(new MemoryStream(bytes, writable: false), cancellation);
        return new(
            id, hash, signal.RateHz, signal.Unit, signal.Samples.Length, signal.SpeedRpm, signal.Load, signal.Machine, signal.Bearing,
            signal.Label, signal.Severity, signal.Run, signal.Channel, signal.SourceFile)
        {
            Features = features,
            Geometry = signal.Geometry,
            FileUnit = signal.FileUnit,
            UnitFactor = signal.UnitFactor,
        };
    }
}
