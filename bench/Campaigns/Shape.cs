namespace Cluster.Bench.Campaigns;

/// <summary>A function on the unit cube with its minimum; Scale is roughly how much it varies.</summary>
internal sealed record Shape(string Name, double[] Optimum, Func<double[], double> Value, double Minimum, double Scale);
