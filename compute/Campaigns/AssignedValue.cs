namespace Cluster.Compute.Campaigns;

/// <summary>What one parameter is in one point: a number, or the text of a choice.</summary>
public sealed record AssignedValue(string Name, double? Number, string? Text)
{
    /// <summary>A numeric value.</summary>
    public AssignedValue(string name, double number)
        : this(name, number, null)
    {
    }

    /// <summary>A choice.</summary>
    public AssignedValue(string name, string text)
        : this(name, null, text)
    {
    }

    /// <summary>The value as text, numbers with every digit that distinguishes them.</summary>
    public override string ToString() => $"{Name}={Text ?? Number?.ToString("R")}";
}
