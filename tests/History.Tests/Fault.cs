namespace Cluster.History.Tests;

/// <summary>A protection switched off: the rule that must notice, what goes wrong, and how it shows in the evidence; null where it cannot show.</summary>
internal sealed record Fault(int Rule, string Name, Func<Evidence, Evidence?> Plant)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
