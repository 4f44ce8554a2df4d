namespace Cluster.Bench;

/// <summary>
/// One measured figure: its value and unit, the peer and its value, ours divided by the peer's, over how many runs, and the
/// interquartile range of those runs. Peer figures measured in another run are labelled "stored".
/// </summary>
internal sealed record BenchmarkFigure(string Name, double Value, string Unit, string? Peer = null, double? PeerValue = null, int N = 1, double[]? Spread = null)
{
    /// <summary>Ours divided by the peer's.</summary>
    public double? Ratio => PeerValue is { } peer && peer != 0 ? Value / peer : null;
}
