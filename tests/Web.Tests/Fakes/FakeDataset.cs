using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A dataset that keeps what it is sent.</summary>
public sealed class FakeDataset(DatasetRow row) : IDatasetGrain
{
    public Dictionary<string, List<byte>> Files { get; } = [];

    public Task JobsChanged() => Task.CompletedTask;

    public List<int> Pieces { get; } = [];

    /// <summary>How many of the next pieces are answered by a lost connection after they were taken.</summary>
    public int AnswersLost { get; set; }

    public Task<string> BeginImport(CommandContext context, ImportSpec spec, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<string> Generate(CommandContext context, GenerateSpec spec, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<long> Append(string file, long offset, byte[] bytes, CancellationToken cancellation)
    {
        if (!Files.TryGetValue(file, out var kept))
            Files.Add(file, kept = []);
        if (offset > kept.Count)
            throw new CommandRefusedException($"{file} has {kept.Count} bytes so far; found offset {offset}.", RefusalKind.Conflict);
        if (offset == kept.Count)
        {
            kept.AddRange(bytes);
            Pieces.Add(bytes.Length);
        }

        return AnswersLost-- > 0 ? throw new TimeoutException("planned") : Task.FromResult((long)kept.Count);
    }

    public List<string> Manifests { get; } = [];

    public Task<DatasetRow> Describe(CommandContext context, string manifest, CancellationToken cancellation)
    {
        Manifests.Add(manifest);
        return Task.FromResult(row);
    }

    public Task<DatasetRow> CommitImport(CommandContext context, CancellationToken cancellation) => Task.FromResult(row);

    public List<(CommandContext Context, SplitSpec Split)> Splits { get; } = [];

    public Task<DatasetRow> Split(CommandContext context, SplitSpec split, CancellationToken cancellation)
    {
        Splits.Add((context, split));
        return Task.FromResult(row with { Version = row.Version + 1 });
    }

    public Task<DatasetRow> Cancel(CommandContext context, CancellationToken cancellation) => Task.FromResult(row);

    public Task<DatasetRow> Get(CancellationToken cancellation) => Task.FromResult(row);
}
