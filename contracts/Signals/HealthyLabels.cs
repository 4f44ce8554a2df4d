namespace Cluster.Contracts.Signals;

/// <summary>Which labels say that a machine has no fault.</summary>
public static class HealthyLabels
{
    private static readonly string[] Known = ["healthy", "normal", "baseline", "no fault", "sain"];

    /// <summary>In lower case.</summary>
    public static IReadOnlyList<string> All => Known;

    /// <summary>Whether a label is one of them, in any case.</summary>
    public static bool Contains(string? label) => label is not null && Known.Contains(label.Trim(), StringComparer.OrdinalIgnoreCase);
}
