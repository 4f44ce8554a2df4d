using Cluster.Contracts.Comparisons;
using Cluster.Web.Comparisons;

namespace Cluster.Web.Tests.Comparisons;

public sealed class ViewStateTests
{
    [Fact]
    public void An_address_says_all_that_is_seen_and_reads_back_the_same()
    {
        var view = new ViewState
        {
            Mode = ViewMode.Difference,
            A = "signal-2",
            B = "signal-9",
            Alignment = SignalAlignment.CrossCorrelation,
            High = 0.3,
            Medium = 0.2,
            OverTime = true,
            FreeScales = true,
            Time = new(0.25, 0.5),
            Frequency = new(10, 1234.5),
            InOrder = true,
            Plain = true,
            Model = "trial-12",
        };
        Assert.Equal(view, ViewState.Parse("?" + view.ToQuery()));
        Assert.Equal("", ViewState.Initial.ToQuery());
    }

    [Theory]
    [InlineData("mode=sideways&align=7&high=-1&time=5..1&frequency=a..b")]
    [InlineData("time=NaN..1&high=Infinity&mode=99")]
    public void What_an_address_cannot_mean_is_as_at_first(string query) => Assert.Equal(ViewState.Initial, ViewState.Parse(query));

    [Fact]
    public void A_pair_is_never_one_signal_twice()
    {
        string[] signals = ["signal-1", "signal-2", "signal-3"];
        Assert.Equal(("signal-1", "signal-2"), ViewState.Initial.Pair(signals));
        Assert.Equal(("signal-2", "signal-1"), new ViewState { A = "signal-2", B = "signal-2" }.Pair(signals));
        Assert.Equal(("signal-1", "signal-3"), new ViewState { A = "signal-44", B = "signal-3" }.Pair(signals));
        Assert.Equal(("signal-2", "signal-1"), new ViewState { B = "signal-1" }.Pair(signals));
    }

    [Fact]
    public void Ten_lines_are_ten_pairs_of_tone_and_dash_and_begin_with_blue_green_red()
    {
        Assert.Equal(10, Enumerable.Range(0, 10).Select(place => (ComparedLook.Tone(place), ComparedLook.Dash(place))).Distinct().Count());
        Assert.Equal(["blue", "green", "red"], Enumerable.Range(0, 3).Select(ComparedLook.Tone));
        Assert.Equal(3, Enumerable.Range(0, 3).Select(ComparedLook.Dash).Distinct().Count());
    }
}
