using System.Collections.Concurrent;

namespace Cluster.Compute.Tests.Models.Jobs;

/// <summary>Lines put in by a test, read by a worker; ends when completed.</summary>
internal sealed class LineReader : TextReader
{
    private readonly BlockingCollection<string> lines = [];

    public void Put(string line) => lines.Add(line);

    public void Complete() => lines.CompleteAdding();

    public override string? ReadLine() => lines.TryTake(out var line, Timeout.Infinite) ? line : null;
}
