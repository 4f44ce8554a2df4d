namespace Cluster.Contracts.Signals;

/// <summary>What a file can't say, as it is typed; null: not said. Each is a cell of a manifest (docs/guides/importing.md).</summary>
[GenerateSerializer, Immutable, Alias("Signals.ImportFields")]
public sealed record ImportFields(
    [property: Id(0)] string? Rate = null,
    [property: Id(1)] string? Unit = null,
    [property: Id(2)] string? Variable = null,
    [property: Id(3)] string? Speed = null,
    [property: Id(4)] string? Load = null,
    [property: Id(5)] string? Machine = null,
    [property: Id(6)] string? Bearing = null,
    [property: Id(7)] string? Geometry = null,
    [property: Id(8)] string? Label = null,
    [property: Id(9)] string? Severity = null,
    [property: Id(10)] string? ConvertTo = null);
