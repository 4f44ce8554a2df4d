using Cluster.Compute.Signals.Projections;

namespace Cluster.Compute.Tests.Signals.Projections;

public class PcaTests
{
    /// <summary>Two features that move together and a third by itself, all with median 0 and a robust standard deviation of 1.4826.</summary>
    private static readonly double[][] Known =
    [
        [-2, -2, 1], [-1, -1, -2], [0, 0, 0], [1, 1, 2], [2, 2, -1],
    ];

    [Fact]
    public void Known_rows_have_the_components_that_algebra_gives()
    {
        var pca = Pca.Fit(Known);

        // Standardised by 1/1.4826; covariance [[2.5, 2.5, 0], [2.5, 2.5, 0], [0, 0, 2.5]] / 1.4826^2.
        var square = 1.4826022185056018 * 1.4826022185056018;
        Assert.Equal([5 / square, 2.5 / square, 0], pca.Variances, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([2.0 / 3, 1.0 / 3, 0], pca.Shares, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([Math.Sqrt(0.5), Math.Sqrt(0.5), 0], pca.Components[0], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0, 0, 1], pca.Components[1], (a, b) => Math.Abs(a - b) < 1e-12);
        var point = pca.Plane(Known[3]);
        Assert.Equal(Math.Sqrt(2) / Math.Sqrt(square), point.X, 1e-12);
        Assert.Equal(2 / Math.Sqrt(square), point.Y, 1e-12);
    }

    [Fact]
    public void Scores_are_uncorrelated_and_have_the_variances_that_are_told()
    {
        var random = new SmallRandom(3);
        double[][] rows = [.. Enumerable.Range(0, 400).Select(_ =>
        {
            var (a, b) = (random.Gauss(), random.Gauss());
            return new[] { a, a + 0.5 * b, b - a, random.Gauss(), 1e6 * a + 1e5 * random.Gauss() };
        })];

        var pca = Pca.Fit(rows);

        double[][] scores = [.. rows.Select(row => pca.Project(row, 5))];
        for (var k = 0; k < 5; k++)
        {
            Assert.Equal(pca.Variances[k], scores.Sum(score => score[k] * score[k]) / 399, 1e-9);
            for (var l = 0; l < k; l++)
                Assert.Equal(0, scores.Sum(score => score[k] * score[l]) / 399, 1e-9);
            Assert.True(pca.Components[k].MaxBy(Math.Abs) > 0);
        }

        Assert.Equal(1, pca.Shares.Sum(), 1e-12);
    }

    [Fact]
    public void Feature_without_spread_or_mostly_missing_is_left_out_and_a_gap_counts_as_the_median()
    {
        double[][] rows = [.. Enumerable.Range(0, 40).Select(i => new[] { i, 7.0, i % 2 == 0 ? double.NaN : i, i == 5 ? double.NaN : -i })];

        var pca = Pca.Fit(rows);

        Assert.Equal([0, 3], pca.Standardisation.Columns);
        Assert.Equal([1, 2], pca.Standardisation.LeftOut);
        Assert.Equal(0, pca.Standardisation.Apply(rows[5])[1]);
        Assert.Equal(RobustStandardisation.Limit, pca.Standardisation.Apply([1e9, 0, 0, 0])[0]);
    }

    [Fact]
    public void Rows_that_cannot_be_projected_are_refused()
    {
        Assert.StartsWith("expected at least 3 rows, found 2", Assert.Throws<ArgumentException>(() => Pca.Fit([[1], [2]])).Message);
        Assert.StartsWith("expected rows of 1 values, found one of 2", Assert.Throws<ArgumentException>(() => Pca.Fit([[1], [2], [3, 4]])).Message);
        Assert.StartsWith("expected a feature that differs between rows, found none among 1", Assert.Throws<ArgumentException>(() => Pca.Fit([[1], [1], [1]])).Message);
    }
}
