using Cluster.Contracts.Comparisons;
using Cluster.Grains.Comparisons;
using Microsoft.Extensions.Time.Testing;

namespace Cluster.Grains.Tests.Comparisons;

public sealed class VisitorsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_silent_page_has_left_and_one_that_gave_a_sign_has_not()
    {
        var visitors = new Visitors("cart-ada", _time);
        visitors.Here(new("1", "ada", ""));
        visitors.Here(new("2", "bob", ""));
        _time.Advance(PresenceView.Patience - TimeSpan.FromSeconds(1));
        Assert.False(visitors.Here(new("2", "bob", "")));
        Assert.False(visitors.Forget());
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(visitors.Forget());
        Assert.Equal(["bob"], visitors.View.Visitors.Select(visitor => visitor.User));
    }

    [Fact]
    public void A_moved_pointer_is_news_and_versions_rise_over_the_loss_of_an_activation()
    {
        var visitors = new Visitors("cart-ada", _time);
        visitors.Here(new("1", "ada", ""));
        var before = visitors.View.Version;
        Assert.True(visitors.Here(new("1", "ada", "", new("time", 0.25))));
        Assert.True(visitors.View.Version > before);
        Assert.True(visitors.Leave("1"));
        Assert.False(visitors.Leave("1"));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(new Visitors("cart-ada", _time).View.Version > visitors.View.Version);
    }
}
