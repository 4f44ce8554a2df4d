namespace Cluster.Contracts.Comparisons;

/// <summary>A place on the plots of one x domain: <c>time</c> (s) or <c>frequency</c> (Hz).</summary>
[GenerateSerializer, Immutable, Alias("Comparisons.PlotPoint")]
public sealed record PlotPoint([property: Id(0)] string Domain, [property: Id(1)] double X)
{
    /// <summary>Domain of time (s).</summary>
    public const string Time = "time";

    /// <summary>Domain of frequency (Hz).</summary>
    public const string Frequency = "frequency";
}
