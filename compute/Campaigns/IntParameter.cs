namespace Cluster.Compute.Campaigns;

/// <summary>A whole number from Low to High, both included, in steps from Low (1 where none is given).</summary>
public sealed record IntParameter(string Name, double Low, double High, bool Log = false, double? Step = null, Condition? Condition = null)
    : NumericParameter(Name, Low, High, Log, Step ?? 1, Condition)
{
    private const double LargestExact = 1L << 53;

    internal override double At(long index) => Low + index * Step!.Value;

    internal override IEnumerable<string> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        foreach (var (what, value) in new[] { ("low", Low), ("high", High), ("step", Step!.Value) })
        {
            if (double.IsFinite(value) && !(double.IsInteger(value) && Math.Abs(value) <= LargestExact))
                yield return $"expected a whole number within ±2^53 for {what}, found {value:R}";
        }

        if (Log && Step != 1)
            yield return $"expected a step of 1 on a logarithmic scale, found {Step:R}";
    }
}
