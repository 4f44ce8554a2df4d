namespace Cluster.Compute.Comparisons;

/// <summary>A correlation in words: from 0.2, 0.5 and 0.8 on weakly, moderately and highly similar; below zero the same of "opposite".</summary>
internal static class CorrelationWords
{
    public static string Of(double correlation) => Math.Abs(correlation) switch
    {
        double.NaN => "undefined: a signal is constant",
        < 0.2 => "not similar",
        < 0.5 => $"weakly {Direction(correlation)}",
        < 0.8 => $"moderately {Direction(correlation)}",
        _ => $"highly {Direction(correlation)}",
    };

    private static string Direction(double correlation) => correlation < 0 ? "opposite" : "similar";
}
