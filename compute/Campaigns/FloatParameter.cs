namespace Cluster.Compute.Campaigns;

/// <summary>A real number from Low to High, both included.</summary>
public sealed record FloatParameter(string Name, double Low, double High, bool Log = false, double? Step = null, Condition? Condition = null)
    : NumericParameter(Name, Low, High, Log, Step, Condition)
{
    internal override double At(long index) => double.Parse((Low + index * Step!.Value).ToString("G15"));

    internal override IEnumerable<string> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (Log && Step is not null)
            yield return "expected no step on a logarithmic scale";
    }
}
