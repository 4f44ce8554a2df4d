namespace Cluster.Compute.Campaigns;

/// <summary>
/// One dimension of a search space. A value is held as a raw double: the number itself, or the index of a choice.
/// </summary>
public abstract record Parameter(string Name, Condition? Condition)
{
    /// <summary>How many values it can take; null for a continuum.</summary>
    public abstract long? Count { get; }

    /// <summary>What is wrong with the definition, one sentence each.</summary>
    internal abstract IEnumerable<string> Problems();

    /// <summary>The raw value at a quantile u in [0, 1) of the parameter's own distribution (uniform, or uniform in the logarithm).</summary>
    internal abstract double FromUnit(double unit);

    /// <summary>The k-th raw value in ascending order; only where <see cref="Count"/> is known.</summary>
    internal abstract double At(long index);

    /// <summary>The probability of the k-th value under <see cref="FromUnit"/> of a uniform u.</summary>
    internal abstract double Probability(long index);

    /// <summary>The raw value that a stored value stands for; null where it is none of this parameter's.</summary>
    internal abstract double? Read(AssignedValue value);

    /// <summary>The value as it is handed out.</summary>
    internal abstract AssignedValue Write(double raw);

    /// <summary>The values it takes, for messages.</summary>
    internal abstract string Describe();

    /// <summary>The index of the value that a condition names by text; null where there is none.</summary>
    internal long? IndexOf(string text)
    {
        var isNumber = double.TryParse(text, out var number);
        var raw = Read(new AssignedValue(Name, text)) ?? (isNumber ? Read(new AssignedValue(Name, number)) : null);
        return raw is { } value && Count is not null ? IndexOf(value) : null;
    }

    /// <summary>The inverse of <see cref="At"/>.</summary>
    internal abstract long IndexOf(double raw);
}
