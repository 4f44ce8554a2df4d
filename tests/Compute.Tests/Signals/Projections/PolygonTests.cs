using Cluster.Compute.Signals.Projections;

namespace Cluster.Compute.Tests.Signals.Projections;

public class PolygonTests
{
    private static readonly Polygon Notched = new([new(0, 0), new(4, 0), new(4, 4), new(2, 1), new(0, 4)]);

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(3.5, 3, true)]
    [InlineData(2, 2, false)]
    [InlineData(-1, 1, false)]
    [InlineData(5, 1, false)]
    [InlineData(2, -0.1, false)]
    public void Point_is_inside_where_the_outline_is_crossed_an_odd_number_of_times(double x, double y, bool inside) =>
        Assert.Equal(inside, Notched.Contains(new(x, y)));

    [Fact]
    public void Outline_that_crosses_itself_has_a_hole_where_it_winds_twice()
    {
        var star = new Polygon([.. Enumerable.Range(0, 5).Select(i => new PlanarPoint(Math.Sin(4 * Math.PI * i / 5), Math.Cos(4 * Math.PI * i / 5)))]);
        Assert.False(star.Contains(new(0, 0)));
        Assert.True(star.Contains(new(0, 0.8)));
    }

    [Fact]
    public void Two_corners_are_no_outline() => Assert.Throws<ArgumentException>(() => new Polygon([new(0, 0), new(1, 1)]));
}
