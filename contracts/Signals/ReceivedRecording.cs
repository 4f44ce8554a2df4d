namespace Cluster.Contracts.Signals;

/// <summary>
/// What a received file holds: format in words, a notice where its name says another, the rate (Hz) it tells and where, its variables; or why it cannot be
/// read. Speed is a variable that looks like one.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.ReceivedRecording")]
public sealed record ReceivedRecording(
    [property: Id(0)] string File,
    [property: Id(1)] long Bytes,
    [property: Id(2)] string? Format,
    [property: Id(3)] string? Notice,
    [property: Id(4)] string? Fault,
    [property: Id(5)] double? RateHz,
    [property: Id(6)] string? RateFrom,
    [property: Id(7)] string? Unit,
    [property: Id(8)] string? Speed,
    [property: Id(9)] IReadOnlyList<ReceivedVariable> Variables);
