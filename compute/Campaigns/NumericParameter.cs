namespace Cluster.Compute.Campaigns;

/// <summary>
/// A number between two bounds, on a linear or logarithmic scale, continuous or in steps from the lower bound.
/// On the unit scale a discrete value owns a cell of half a step to each side, so that all are drawn as often as their width says.
/// </summary>
public abstract record NumericParameter(string Name, double Low, double High, bool Log, double? Step, Condition? Condition)
    : Parameter(Name, Condition)
{
    /// <inheritdoc/>
    public override long? Count => Step is { } step ? (long)Math.Min(Math.Floor((High - Low) / step * (1 + 1e-12) + 1e-9) + 1, 1e18) : null;

    private double Start => Scale(Step is { } step ? Low - step / 2 : Low);

    private double Span => Scale(Step is { } step ? Last + step / 2 : High) - Start;

    private double Last => Step is null ? High : At(Count!.Value - 1);

    /// <summary>Where a raw value lies between the bounds, 0 to 1, on the parameter's scale.</summary>
    internal double ToUnit(double raw) => (Scale(raw) - Start) / Span;

    /// <summary>The unit coordinates of the cell that rounds to this value; its own coordinate twice where the parameter is continuous.</summary>
    internal (double Low, double High) Cell(double raw) =>
        Step is { } step ? (ToUnit(raw - step / 2), ToUnit(raw + step / 2)) : (ToUnit(raw), ToUnit(raw));

    internal override double FromUnit(double unit)
    {
        var value = Unscale(Start + unit * Span);
        return Step is null ? Math.Clamp(value, Low, High) : At(IndexOf(value));
    }

    internal override double Probability(long index)
    {
        var (low, high) = Cell(At(index));
        return high - low;
    }

    internal override long IndexOf(double raw) =>
        (long)Math.Clamp(Math.Round((raw - Low) / Step!.Value), 0, Count!.Value - 1);

    internal override double? Read(AssignedValue value)
    {
        if (value.Number is not { } number || !(number >= Low && number <= High))
            return null;
        return Step is null || At(IndexOf(number)) == number ? number : null;
    }

    internal override AssignedValue Write(double raw) => new(Name, raw);

    internal override string Describe() =>
        $"{Low:R} to {High:R}{(Step is { } step && step != 1 ? $" in steps of {step:R}" : "")}";

    internal override IEnumerable<string> Problems()
    {
        if (!double.IsFinite(Low) || !double.IsFinite(High))
            yield return $"expected finite bounds, found {Low:R} and {High:R}";
        else if (!(Low < High))
            yield return $"expected low < high, found {Low:R} and {High:R}";
        else if (Step is { } step && !(step > 0 && step <= High - Low))
            yield return $"expected a step above 0 and up to {High - Low:R}, found {step:R}";
        if (Log && !(Low > 0))
            yield return $"expected low > 0 for a logarithmic scale, found {Low:R}";
    }

    private double Scale(double value) => Log ? Math.Log(value) : value;

    private double Unscale(double value) => Log ? Math.Exp(value) : value;
}
