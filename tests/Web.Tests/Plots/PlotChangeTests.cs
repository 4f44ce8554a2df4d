using Cluster.Web.Plots;

namespace Cluster.Web.Tests.Plots;

/// <summary>What is sent to a plot that is already drawn.</summary>
public sealed class PlotChangeTests
{
    [Fact]
    public void The_same_figure_changes_nothing() => Assert.Empty(PlotChange.Between(Figure([1, 2], [3, 4]), Figure([1, 2], [3, 4]))!);

    [Fact]
    public void Points_at_the_end_are_appended()
    {
        var change = Assert.Single(PlotChange.Between(Figure([1, 2], [3, 4]), Figure([1, 2, 5], [3, 4, null]))!);
        Assert.True(change.Append);
        Assert.Equal([5], change.X);
        Assert.Equal([null], change.Y);
    }

    [Fact]
    public void A_changed_point_sends_the_trace_anew()
    {
        var change = Assert.Single(PlotChange.Between(Figure([1, 2], [3, 4]), Figure([1, 2, 5], [3, 9, 4]))!);
        Assert.False(change.Append);
        Assert.Equal([1, 2, 5], change.X);
    }

    [Fact]
    public void Another_title_or_trace_is_drawn_anew()
    {
        var figure = Figure([1], [1]);
        Assert.Null(PlotChange.Between(figure, figure with { Title = "other" }));
        Assert.Null(PlotChange.Between(figure, figure with { Traces = [] }));
        Assert.Null(PlotChange.Between(figure, figure with { Traces = [figure.Traces[0] with { Tone = "orange" }] }));
    }

    private static PlotFigure Figure(double[] x, double?[] y) => new("key", "title", "x", "y", [new PlotTrace("a", PlotMark.Line, "blue", x, y)]);
}
