namespace Cluster.Compute.Campaigns;

/// <summary>A parameter with one value, a number or a text: said once for every trial.</summary>
public sealed record FixedParameter(string Name, double? Number, string? Text = null, Condition? Condition = null) : Parameter(Name, Condition)
{
    /// <inheritdoc/>
    public override long? Count => 1;

    internal override double FromUnit(double unit) => 0;

    internal override double At(long index) => 0;

    internal override long IndexOf(double raw) => 0;

    internal override double Probability(long index) => 1;

    internal override double? Read(AssignedValue value) => value.Number == Number && value.Text == Text ? 0 : null;

    internal override AssignedValue Write(double raw) => new(Name, Number, Text);

    internal override string Describe() => Text ?? Number?.ToString("R") ?? "";

    internal override IEnumerable<string> Problems()
    {
        if (Number is null == Text is null)
            yield return "expected either a number or a text";
        if (Number is { } number && !double.IsFinite(number))
            yield return $"expected a finite number, found {number}";
    }
}
