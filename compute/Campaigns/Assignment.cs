namespace Cluster.Compute.Campaigns;

/// <summary>
/// One point of a search space: a value for every parameter whose condition holds. Immutable; two points with the same
/// values are equal.
/// </summary>
public sealed class Assignment : IEquatable<Assignment>
{
    private readonly double[] raw;

    internal Assignment(SearchSpace space, double[] raw)
    {
        this.raw = raw;
        Values = [.. space.Parameters.Zip(raw).Where(pair => !double.IsNaN(pair.Second)).Select(pair => pair.First.Write(pair.Second))];
        Text = string.Join("; ", Values);
    }

    /// <summary>The active values in the order of the space.</summary>
    public IReadOnlyList<AssignedValue> Values { get; }

    /// <summary>The canonical text: equal exactly where the points are.</summary>
    public string Text { get; }

    /// <summary>One raw value a parameter of the space, the index for choices, NaN where the parameter does not exist.</summary>
    internal ReadOnlySpan<double> Raw => raw;

    /// <summary>Whether the parameter exists in this point.</summary>
    public bool Has(string name) => Values.Any(value => value.Name == name);

    /// <summary>The number a numeric parameter has.</summary>
    public double Number(string name) =>
        Find(name).Number ?? throw new ArgumentException($"Expected a number for '{name}', found the choice '{Find(name).Text}'.", nameof(name));

    /// <summary>The choice a categorical parameter has.</summary>
    public string Choice(string name) =>
        Find(name).Text ?? throw new ArgumentException($"Expected a choice for '{name}', found the number {Find(name).Number}.", nameof(name));

    /// <inheritdoc/>
    public bool Equals(Assignment? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Assignment);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private AssignedValue Find(string name) =>
        Values.FirstOrDefault(value => value.Name == name)
        ?? throw new ArgumentException($"Expected a parameter of this point ({Text}), found '{name}'.", nameof(name));
}
