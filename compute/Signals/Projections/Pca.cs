using MathNet.Numerics.LinearAlgebra;

namespace Cluster.Compute.Signals.Projections;

/// <summary>
/// Principal components of feature vectors: the eigenvectors of the covariance of the standardised features, exact. Pearson, "On lines and
/// planes of closest fit", Phil. Mag. 2 (1901). Each component's largest loading is positive, so that a picture does not flip.
/// </summary>
/// <param name="Standardisation">What was done to the features before.</param>
/// <param name="Means">Means of the standardised features, taken off each row.</param>
/// <param name="Components">Components by falling variance, each with a loading for every kept feature and of length 1.</param>
/// <param name="Variances">Variance along each component.</param>
/// <param name="Shares">The same over the sum of all.</param>
public sealed record Pca(
    RobustStandardisation Standardisation, double[] Means, IReadOnlyList<double[]> Components, double[] Variances, double[] Shares)
{
    /// <summary>Of rows of one length, at least 3; missing values as <see cref="RobustStandardisation"/> says.</summary>
    public static Pca Fit(IReadOnlyList<double[]> rows)
    {
        var standardisation = RobustStandardisation.Fit(rows);
        double[][] standard = [.. rows.Select(standardisation.Apply)];
        var width = standardisation.Columns.Length;
        var means = new double[width];
        foreach (var row in standard)
        {
            for (var j = 0; j < width; j++)
                means[j] += row[j] / standard.Length;
        }

        var eigen = Covariance(standard, means).Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, width).OrderByDescending(k => eigen.EigenValues[k].Real).ToArray();
        double[] variances = [.. order.Select(k => Math.Max(0, eigen.EigenValues[k].Real))];
        var total = variances.Sum();
        return new(
            standardisation, means, [.. order.Select(k => Signed(eigen.EigenVectors.Column(k).ToArray()))], variances,
            [.. variances.Select(variance => total > 0 ? variance / total : 0)]);
    }

    /// <summary>Coordinates of a row along the first <paramref name="components"/>.</summary>
    public double[] Project(double[] row, int components)
    {
        var standard = Standardisation.Apply(row);
        var scores = new double[Math.Min(components, Components.Count)];
        for (var k = 0; k < scores.Length; k++)
        {
            for (var j = 0; j < standard.Length; j++)
                scores[k] += (standard[j] - Means[j]) * Components[k][j];
        }

        return scores;
    }

    /// <summary>A row in the plane of the first two components.</summary>
    public PlanarPoint Plane(double[] row) => Project(row, 2) is [var x, .. var rest] ? new(x, rest is [var y] ? y : 0) : default;

    private static Matrix<double> Covariance(double[][] standard, double[] means)
    {
        var width = means.Length;
        var covariance = Matrix<double>.Build.Dense(width, width);
        for (var a = 0; a < width; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = 0.0;
                foreach (var row in standard)
                    sum += (row[a] - means[a]) * (row[b] - means[b]);
                covariance[a, b] = covariance[b, a] = sum / (standard.Length - 1);
            }
        }

        return covariance;
    }

    private static double[] Signed(double[] component)
    {
        var largest = 0;
        for (var j = 1; j < component.Length; j++)
        {
            // Equal loadings differ by rounding: the first of them decides.
            if (Math.Abs(component[j]) > Math.Abs(component[largest]) + 1e-9)
                largest = j;
        }

        return component[largest] < 0 ? [.. component.Select(loading => -loading)] : component;
    }
}
