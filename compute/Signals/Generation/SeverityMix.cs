namespace Cluster.Compute.Signals.Generation;

/// <summary>Shares of the severity levels among faulty records; they need not sum to 1.</summary>
public sealed record SeverityMix(double Incipient = 1, double Mild = 1, double Moderate = 1, double Severe = 1)
{
    public const double WorstDb = 20;

    private static readonly (SeverityLevel Level, double From, double To)[] Bands =
    [
        (SeverityLevel.Incipient, 1, 3),
        (SeverityLevel.Mild, 4.5, 8),
        (SeverityLevel.Moderate, 8, 15),
        (SeverityLevel.Severe, 15, WorstDb),
    ];

    internal bool IsValid => Weights.All(weight => weight >= 0 && double.IsFinite(weight)) && Weights.Sum() > 0;

    private double[] Weights => [Incipient, Mild, Moderate, Severe];

    /// <summary>The level at a place in [0, 1) of the cumulated shares.</summary>
    internal SeverityLevel At(double place)
    {
        var weights = Weights;
        var left = place * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
                return Bands[i].Level;
        }
        return Bands[Array.FindLastIndex(weights, weight => weight > 0)].Level;
    }

    /// <summary>The decibels of a level's band.</summary>
    public static (double From, double To) Band(SeverityLevel level)
    {
        var band = Array.Find(Bands, band => band.Level == level);
        return (band.From, band.To);
    }
}
