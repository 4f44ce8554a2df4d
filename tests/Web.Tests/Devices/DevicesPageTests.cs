using Bunit;
using Cluster.Contracts.Devices;
using Cluster.Web.Accounts;
using Cluster.Web.Devices;
using Cluster.Web.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace Cluster.Web.Tests.Devices;

/// <summary>The pool in a browser.</summary>
public sealed class DevicesPageTests : PageContext
{
    [Fact]
    public void Silos_lanes_quarantine_and_queue_are_told()
    {
        var page = Render<DevicesPage>();
        page.WaitForState(() => page.FindAll("[data-testid=silo]").Count == 2);

        foreach (var words in new[] { "silo-1", "Suspect", "campaign-12 trial 33", "Quarantine: 3 jobs in a row failed", "310.0 MiB", "420.0 MiB", "idle", "2h 01m" })
            Assert.Contains(words, page.Markup);
    }

    [Fact]
    public async Task A_lane_that_finished_is_shown_idle_a_moment_later()
    {
        var page = Render<DevicesPage>();
        await Eventually(() => Pools.Active(DeviceStreams.MainPool) == 1);
        await Pools.Publish(DeviceStreams.MainPool, Sample.Pool(Sample.Start.AddSeconds(1)) with { Silos = [], Banner = null });

        await page.WaitForAssertionAsync(() => Assert.Contains("No silo has offered a lane yet", page.Markup));
    }

    [Fact]
    public async Task An_older_view_takes_nothing_back()
    {
        var page = Render<DevicesPage>();
        await Eventually(() => Pools.Active(DeviceStreams.MainPool) == 1 && page.FindAll("[data-testid=silo]").Count == 2);
        await Pools.Publish(DeviceStreams.MainPool, Sample.Pool(Sample.Start.AddSeconds(-9)) with { Silos = [] });
        await Pools.Publish(DeviceStreams.MainPool, Sample.Pool(Sample.Start.AddSeconds(1)) with { SchedulerSilo = "silo-9" });

        await page.WaitForAssertionAsync(() => Assert.Contains("silo-9", page.Markup));
        Assert.Equal(2, page.FindAll("[data-testid=silo]").Count);
    }

    [Fact]
    public async Task An_operator_brings_a_quarantined_lane_back_after_a_confirmation()
    {
        User.SetRoles(Roles.Operator);
        var page = Render<DevicesPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll("[data-testid=reinstate]").Count));
        Services.GetRequiredService<DialogService>().OnOpen += (_, _, _, _) => Services.GetRequiredService<DialogService>().Close(true);

        await page.Find("[data-testid=reinstate]").ClickAsync(new());

        var (context, silo, lane) = Assert.Single(Scheduler.Reinstated);
        Assert.Equal(("ada", Scheduler.Pool.Silos[0].Silo, "cpu-2"), (context.User, silo, lane));
        var notice = Assert.Single(Services.GetRequiredService<NotificationService>().Messages);
        Assert.Equal((NotificationSeverity.Info, "cpu-2 of silo-1 was told to take jobs again; this page shows it within seconds."), (notice.Severity, notice.Detail));
    }

    [Fact]
    public async Task A_lane_stays_in_quarantine_when_the_question_is_answered_no()
    {
        User.SetRoles(Roles.Admin);
        var page = Render<DevicesPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll("[data-testid=reinstate]").Count));
        Services.GetRequiredService<DialogService>().OnOpen += (_, _, _, _) => Services.GetRequiredService<DialogService>().Close(false);

        await page.Find("[data-testid=reinstate]").ClickAsync(new());

        Assert.Empty(Scheduler.Reinstated);
        Assert.Empty(Services.GetRequiredService<NotificationService>().Messages);
    }

    [Fact]
    public void A_researcher_sees_the_quarantine_and_no_button()
    {
        var page = Render<DevicesPage>();
        page.WaitForState(() => page.FindAll("[data-testid=silo]").Count == 2);

        Assert.Contains("Quarantine: 3 jobs in a row failed", page.Markup);
        Assert.Empty(page.FindAll("[data-testid=reinstate]"));
    }
}
