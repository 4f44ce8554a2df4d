namespace Cluster.History;

/// <summary>One rule broken: its number, by what (campaign, trial, command, page), and what was expected and found.</summary>
public sealed record Violation(int Rule, string Subject, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"rule {Rule}, {Subject}: {Message}";
}
