namespace Cluster.Contracts.Signals;

/// <summary>The form for a folder: what holds for all its files, and by file name what is said of one.</summary>
[GenerateSerializer, Immutable, Alias("Signals.FolderForm")]
public sealed record FolderForm([property: Id(0)] ImportFields All, [property: Id(1)] IReadOnlyDictionary<string, ImportFields> Files);
