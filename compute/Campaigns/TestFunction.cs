namespace Cluster.Compute.Campaigns;

/// <summary>A function with a known minimum, by which samplers are judged.</summary>
public sealed record TestFunction(string Name, SearchSpace Space, Func<Assignment, double> Value, double Minimum)
{
    /// <summary>How far a value is above the minimum.</summary>
    public double Regret(double value) => value - Minimum;
}
