using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Statistics;

public class BenjaminiHochbergTests
{
    // statsmodels multipletests(p, method="fdr_bh") of the example of Benjamini and Hochberg 1995, table 1.
    [Fact]
    public void Example_of_the_paper_has_four_findings_at_five_percent()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];

        var q = BenjaminiHochberg.Adjust(p);

        Assert.Equal(4, q.Count(value => value <= 0.05));
        Assert.Equal(0.0001 * 15, q[0], 1e-15);
        Assert.Equal(0.0095 * 15 / 4, q[3], 1e-15);
        Assert.Equal(1, q[14]);
    }

    [Fact]
    public void Order_does_not_matter_and_adjusted_values_never_fall_behind_smaller_ones()
    {
        var random = new CounterRandom(5);
        double[] p = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble() * random.NextDouble())];

        var q = BenjaminiHochberg.Adjust(p);

        for (var i = 0; i < p.Length; i++)
        {
            Assert.Equal(Math.Min(1, p.Where(other => other >= p[i]).Min(other => other * p.Length / p.Count(value => value <= other))), q[i], 1e-12);
            Assert.InRange(q[i], p[i], 1);
        }
    }

    [Fact]
    public void Missing_tests_stay_missing_and_do_not_count()
    {
        Assert.Equal([double.NaN, 0.02, 0.04], BenjaminiHochberg.Adjust([double.NaN, 0.01, 0.04]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjust([1.5]));
    }
}
