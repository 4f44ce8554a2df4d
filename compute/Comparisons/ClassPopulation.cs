using Cluster.Compute.Statistics;

namespace Cluster.Compute.Comparisons;

/// <summary>The signals of one class: for each feature the median, a standard deviation that outliers don't move, and how many signals there are.</summary>
public sealed record ClassPopulation(string Label, double[] Medians, double[] Sigmas, int Signals)
{
    /// <summary>From feature vectors of one length; a missing value is left out of its feature.</summary>
    public static ClassPopulation Of(string label, IReadOnlyList<double[]> vectors)
    {
        if (vectors.Count == 0)
            throw new ArgumentException($"expected at least one signal of class {label}, found none", nameof(vectors));
        var features = vectors[0].Length;
        var (medians, sigmas) = (new double[features], new double[features]);
        for (var j = 0; j < features; j++)
        {
            double[] values = [.. vectors.Select(vector => vector[j]).Where(double.IsFinite)];
            medians[j] = Quantile.Median(values);
            sigmas[j] = MedianAbsoluteDeviation.Sigma(values);
        }

        return new(label, medians, sigmas, vectors.Count);
    }

    /// <summary>Distance of a value from the class in standard deviations; NaN where the class has no spread or the value is missing.</summary>
    public double Score(int feature, double value)
        => Sigmas[feature] > 0 && double.IsFinite(value) ? (value - Medians[feature]) / Sigmas[feature] : double.NaN;
}
