namespace Cluster.Contracts.Signals;

/// <summary>One dataset: receives files, reads and checks them, splits, makes versions; key such as <c>dataset-3</c>.</summary>
[Alias("Signals.IDatasetGrain")]
public interface IDatasetGrain : ISignalJobOwner
{
    /// <summary>Used by the registry: the dataset now waits for the files its manifest names.</summary>
    [Alias("BeginImport")]
    Task<string> BeginImport(CommandContext context, ImportSpec spec, CancellationToken cancellation);

    /// <summary>Used by the registry: generates on lanes.</summary>
    [Alias("Generate")]
    Task<string> Generate(CommandContext context, GenerateSpec spec, CancellationToken cancellation);

    /// <summary>Appends bytes of a file at an offset; a piece sent twice is accepted once. Returns the length received so far.</summary>
    [Alias("Append")]
    Task<long> Append(string file, long offset, byte[] bytes, CancellationToken cancellation);

    /// <summary>The manifest of an import that was opened without one, once its files are there; may be sent again until the commit.</summary>
    [Alias("Describe")]
    Task<DatasetRow> Describe(CommandContext context, string manifest, CancellationToken cancellation);

    /// <summary>All files are there: read, check and store them. Returns at once; progress and faults are in the row.</summary>
    [Alias("CommitImport")]
    Task<DatasetRow> CommitImport(CommandContext context, CancellationToken cancellation);

    /// <summary>A new version of the same signals under another split; returns the row of that version.</summary>
    [Alias("Split")]
    Task<DatasetRow> Split(CommandContext context, SplitSpec split, CancellationToken cancellation);

    /// <summary>Stops what is under way; nothing is kept of an unfinished import.</summary>
    [Alias("Cancel")]
    Task<DatasetRow> Cancel(CommandContext context, CancellationToken cancellation);

    /// <summary>The present row.</summary>
    [Alias("Get")]
    Task<DatasetRow> Get(CancellationToken cancellation);
}
