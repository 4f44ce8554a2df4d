using Cluster.Compute.Signals.Projections;

namespace Cluster.Compute.Tests.Signals.Projections;

public class TSneTests
{
    private static readonly TSneSettings Quick = new(Perplexity: 15, Iterations: 300, Seed: 7);

    private static double[][] Blobs(int each, ulong seed)
    {
        var random = new SmallRandom(seed);
        return [.. Enumerable.Range(0, 3 * each).Select(i => Enumerable.Range(0, 6).Select(j => random.Gauss() + (j == i / each ? 12 : 0)).ToArray())];
    }

    private static double Distance(PlanarPoint a, PlanarPoint b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    [Fact]
    public void Three_groups_come_out_as_three_groups()
    {
        var points = TSne.Of(Blobs(60, 1), Quick);

        // Every point's ten nearest are of its own group.
        for (var i = 0; i < points.Length; i++)
        {
            var nearest = Enumerable.Range(0, points.Length).Where(j => j != i).OrderBy(j => Distance(points[i], points[j])).Take(10);
            Assert.All(nearest, j => Assert.Equal(i / 60, j / 60));
        }

        Assert.All(points, point => Assert.True(double.IsFinite(point.X) && double.IsFinite(point.Y)));
    }

    [Fact]
    public void Same_seed_gives_the_same_points_and_another_seed_others()
    {
        var rows = Blobs(30, 2);

        var (first, again, other) = (TSne.Of(rows, Quick), TSne.Of(rows, Quick), TSne.Of(rows, Quick with { Seed = 8 }));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Squares_taken_as_one_hardly_change_the_first_steps()
    {
        var rows = Blobs(100, 3);

        var (exact, coarse) = (TSne.Of(rows, Quick with { Iterations = 6, Theta = 0 }), TSne.Of(rows, Quick with { Iterations = 6 }));

        var size = exact.Average(point => Distance(point, default));
        Assert.All(exact.Zip(coarse), pair => Assert.InRange(Distance(pair.First, pair.Second), 0, 0.05 * size));
    }

    [Fact]
    public void Equal_rows_are_no_error()
    {
        double[][] rows = [.. Blobs(20, 4), .. Enumerable.Repeat(new double[] { 1, 2, 3, 4, 5, 6 }, 40)];

        Assert.All(TSne.Of(rows, Quick with { Iterations = 100 }), point => Assert.True(double.IsFinite(point.X) && double.IsFinite(point.Y)));
    }

    [Fact]
    public void Progress_rises_to_one_and_a_cancelled_run_stops()
    {
        var told = new List<double>();
        TSne.Of(Blobs(20, 5), Quick with { Iterations = 50 }, told.Add);

        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1]);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => TSne.Of(Blobs(20, 5), Quick, share =>
        {
            if (share > 0.5)
                stop.Cancel();
        }, stop.Token));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Assert.StartsWith("expected at least 4 rows, found 3", Assert.Throws<ArgumentException>(() => TSne.Of([[1], [2], [3]], Quick)).Message);
        Assert.StartsWith("expected a perplexity from 1", Assert.Throws<ArgumentException>(() => TSne.Of(Blobs(5, 1), Quick with { Perplexity = 0.5 })).Message);
    }
}
