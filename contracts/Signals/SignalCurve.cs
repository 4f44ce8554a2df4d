namespace Cluster.Contracts.Signals;

/// <summary>
/// A part of a curve: values at Start + i * Step of the x axis; Covered says how many values of the whole curve they stand for, IsEnvelope that they
/// alternate between minimum and maximum of equal buckets. The whole curve lies between DomainFrom and DomainTo. Note tells how it was
/// computed in words; LowHz and HighHz are the band that was used. Hash is the signal's.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.SignalCurve")]
public sealed record SignalCurve(
    [property: Id(0)] float[] Values,
    [property: Id(1)] double Start,
    [property: Id(2)] double Step,
    [property: Id(3)] long Covered,
    [property: Id(4)] bool IsEnvelope,
    [property: Id(5)] string XUnit,
    [property: Id(6)] string YUnit,
    [property: Id(7)] double DomainFrom,
    [property: Id(8)] double DomainTo,
    [property: Id(9)] string Note,
    [property: Id(10)] string Hash,
    [property: Id(11)] double? LowHz = null,
    [property: Id(12)] double? HighHz = null);
