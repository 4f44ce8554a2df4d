namespace Cluster.Compute.Signals.Measures;

/// <summary>Where a defect shows: a line, or a range of orders if it is not fixed by kinematics.</summary>
/// <param name="Name">Short name, e.g. BPFO.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="LowOrder">Lower end in orders of the shaft.</param>
/// <param name="HighOrder">Upper end; the same for a line.</param>
public sealed record DefectFrequency(string Name, string Meaning, double LowOrder, double HighOrder)
{
    /// <summary>The middle in orders of the shaft.</summary>
    public double Order => (LowOrder + HighOrder) / 2;

    /// <summary>The middle in Hz at a speed.</summary>
    public double Hz(double speedRpm) => Order * speedRpm / 60;
}
