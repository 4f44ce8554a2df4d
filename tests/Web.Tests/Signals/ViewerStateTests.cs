using Cluster.Web.Plots;
using Cluster.Web.Signals;

namespace Cluster.Web.Tests.Signals;

public sealed class ViewerStateTests
{
    [Fact]
    public void What_is_written_into_an_address_is_read_from_it_again()
    {
        var state = new ViewerState
        {
            Tab = "envelope",
            Time = new(0.25, 1.5),
            Frequency = new(0, 500),
            Orders = new(0.3, 12),
            Modulation = new(1e-3, 200),
            Quefrency = new(0, 0.1),
            Band = new(2000, 4000.5),
            Cursor = new(PlotCursor.Sideband, 1000, 29.5, 5),
            Faults = "SKF 6205-2RS",
            Geometry = new("own geometry", 9, 7.94, 39.04, 15),
            HidesTruth = true,
            Segment = 512,
        };
        var query = state.Query();
        Assert.Equal(state, ViewerState.Of(name => query[name] as string));
        Assert.Equal(new ViewerState(), ViewerState.Of(_ => null));
        Assert.All(new ViewerState().Query().Values, Assert.Null);
    }

    [Theory]
    [InlineData("t", "2_1")]
    [InlineData("t", "1")]
    [InlineData("t", "a_b")]
    [InlineData("t", "NaN_1")]
    [InlineData("cursor", "harmonic_-5_10_")]
    [InlineData("cursor", "circle_5_10_")]
    [InlineData("cursor", "harmonic_5_100000_")]
    [InlineData("segment", "7")]
    [InlineData("geometry", "9_50_39.04_0")]
    [InlineData("geometry", "9_7.94_39.04")]
    public void What_makes_no_sense_in_an_address_is_left_out(string name, string text) =>
        Assert.Equal(new ViewerState(), ViewerState.Of(asked => asked == name ? text : null));

    [Fact]
    public void Cursor_has_its_harmonics_or_sidebands_on_both_sides()
    {
        Assert.Equal([("1", 30.0), ("2", 60.0), ("3", 90.0)], new PlotCursor(PlotCursor.Harmonic, 30, Count: 3).Lines());
        Assert.Equal([("-1", 5.0), ("carrier", 100.0), ("+1", 195.0)], new PlotCursor(PlotCursor.Sideband, 100, 95, 1).Lines());
        Assert.Equal(3, new PlotCursor(PlotCursor.Sideband, 100, 95, 2).Lines().Count(line => line.At is > 0 and < 200));
    }
}
