namespace Cluster.Contracts.Signals;

/// <summary>An import: the dataset's name, the manifest (CSV text, one row a signal; docs/guides/importing.md; empty: it comes after the files) and the split.</summary>
[GenerateSerializer, Immutable, Alias("Signals.ImportSpec")]
public sealed record ImportSpec([property: Id(0)] string Name, [property: Id(1)] string Manifest, [property: Id(2)] SplitSpec Split);
