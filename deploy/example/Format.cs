using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Statistics;

namespace Cluster.Example;

/// <summary>How results are written: an accuracy always as k of n with its interval.</summary>
public static class Format
{
    /// <summary>Such as <c>14/18 (77.8 %, 95 % interval 54.8-91.0 %)</c>.</summary>
    public static string Share(Proportion? share) => share is { N: > 0 }
        ? $"{share.K}/{share.N} ({100.0 * share.K / share.N:F1} %, 95 % interval {100 * share.Lower:F1}-{100 * share.Upper:F1} %)"
        : "none";

    /// <summary>Such as <c>learning_rate = 0.0012, width = 16</c>.</summary>
    public static string Parameters(IReadOnlyList<ParameterValue> parameters) =>
        string.Join(", ", parameters.Select(p => $"{p.Name} = {p.Text ?? $"{p.Number:G3}"}"));
}
