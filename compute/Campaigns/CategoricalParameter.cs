namespace Cluster.Compute.Campaigns;

/// <summary>One of several choices, each a text; none is nearer to another.</summary>
public sealed record CategoricalParameter(string Name, IReadOnlyList<string> Choices, Condition? Condition = null) : Parameter(Name, Condition)
{
    /// <inheritdoc/>
    public override long? Count => Choices.Count;

    internal override double FromUnit(double unit) => Math.Min((int)(unit * Choices.Count), Choices.Count - 1);

    internal override double At(long index) => index;

    internal override long IndexOf(double raw) => (long)raw;

    internal override double Probability(long index) => 1.0 / Choices.Count;

    internal override double? Read(AssignedValue value)
    {
        for (var choice = 0; choice < Choices.Count; choice++)
        {
            if (Choices[choice] == value.Text)
                return choice;
        }

        return null;
    }

    internal override AssignedValue Write(double raw) => new(Name, Choices[(int)raw]);

    internal override string Describe() => string.Join(", ", Choices);

    internal override IEnumerable<string> Problems()
    {
        if (Choices.Count == 0)
            yield return "expected at least one choice";
        foreach (var twice in Choices.GroupBy(choice => choice).Where(group => group.Count() > 1))
            yield return $"expected distinct choices, found '{twice.Key}' {twice.Count()} times";
    }
}
