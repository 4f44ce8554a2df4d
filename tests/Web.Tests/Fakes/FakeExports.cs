using System.Runtime.CompilerServices;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Exports of the fake datasets' signals: three pieces that name themselves.</summary>
public sealed class FakeExports(IDatasetQueries datasets) : ISignalExports
{
    public async Task<(SignalRow Signal, string ContentType, string FileName)?> Describe(string signal, SignalFileKind kind, CancellationToken cancellation) =>
        await datasets.Signal(signal, cancellation) is { } row ? (row, $"test/{kind}", $"{signal}.{kind}") : null;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(SignalRow signal, SignalFileKind kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var word in (string[])["head ", "samples ", "tail"])
        {
            await Task.Yield();
            yield return System.Text.Encoding.UTF8.GetBytes(word);
        }
    }
}
