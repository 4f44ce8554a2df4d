namespace Cluster.Contracts.Signals;

/// <summary>A curve of a record not yet made: values (minimum and maximum in turn where IsEnvelope), first place and step on the x axis (s or Hz), unit, severity and speed (rpm) of the record.</summary>
[GenerateSerializer, Immutable, Alias("Signals.PreviewCurve")]
public sealed record PreviewCurve(
    [property: Id(0)] float[] Values,
    [property: Id(1)] double Start,
    [property: Id(2)] double Step,
    [property: Id(3)] bool IsEnvelope,
    [property: Id(4)] string Unit,
    [property: Id(5)] string Severity,
    [property: Id(6)] double SpeedRpm);
