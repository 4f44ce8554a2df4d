using Bunit;
using Cluster.Contracts.Signals;
using Cluster.Web.Signals;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Signals;

/// <summary>Generating a dataset in a browser.</summary>
public sealed class GeneratePageTests : PageContext
{
    private readonly FakeDatasetRegistry _registry = new();

    public GeneratePageTests() => Grains.Add<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key, _registry);

    [Fact]
    public void The_standard_dataset_is_offered_first_and_described()
    {
        var page = Render<GeneratePage>();
        Assert.Equal(GeneratePresets.BearingFaults, page.Find("#preset").GetAttribute("value"));
        Assert.Contains("1,430 records: 11 classes of 130, 5 s at 20,480 Hz, on 40 virtual machines", page.Find("[data-testid=preset-facts]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=machines]"));
    }

    [Fact]
    public void The_legacy_preset_says_that_it_is_unphysical()
    {
        var page = Open(GeneratePresets.Legacy);
        Assert.Contains("not physical", page.Find("[data-testid=preset-facts]").TextContent);
        Assert.Contains(GeneratePresets.LegacyWarning, page.Find("[data-testid=name]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_preview_shows_time_and_spectrum_of_each_class_and_what_it_will_take()
    {
        var page = Open("own");
        await page.Find("[data-testid=name]").InputAsync("mine");
        await page.Find("[data-testid='class-wear']").ChangeAsync(new() { Value = false });
        await page.Find("[data-testid='class-oil whip']").ChangeAsync(new() { Value = true });
        await page.Find("[data-testid=preview]").ClickAsync(new());

        var spec = Assert.Single(Previews.Estimated);
        Assert.Equal(["oil whip"], spec.Classes!.Except(GenerateWords.StandardClasses));
        Assert.Equal(11, page.FindAll("[data-testid=previews] section.card").Count);
        Assert.Equal(22, page.FindAll("[data-testid=previews] .plot").Count);
        Assert.Contains("264 records", page.Find("[data-testid=estimate]").TextContent);
        Assert.Contains("with 2 lanes of the cluster free for it", page.Find("[data-testid=estimate]").TextContent);
        Assert.Empty(_registry.Generated);
    }

    [Fact]
    public async Task Faults_are_said_at_their_fields_and_nothing_is_sent()
    {
        var page = Open("own");
        await page.Find("[data-testid=machines]").InputAsync("1");
        await page.Find("[data-testid=rate]").InputAsync("fast");
        foreach (var label in GenerateWords.StandardClasses)
            await page.Find($"[data-testid='class-{label}']").ChangeAsync(new() { Value = false });
        await page.Find("[data-testid=generate-form]").SubmitAsync();

        var alerts = page.FindAll("[role=alert]").Select(alert => alert.TextContent).ToArray();
        Assert.Contains("1 to 100 characters, found 0.", alerts);
        Assert.Contains("2 to 1,000, found 1.", alerts);
        Assert.Contains("A number, found \"fast\".", alerts);
        Assert.Contains("At least one class, found none of 12.", alerts);
        Assert.Empty(_registry.Generated);
    }

    [Fact]
    public async Task Generating_sends_the_command_and_goes_to_the_dataset()
    {
        var page = Open("own");
        await page.Find("[data-testid=name]").InputAsync("mine");
        await page.Find("#channels").ChangeAsync(new() { Value = "2" });
        await page.Find("#profile").ChangeAsync(new() { Value = "ramp" });
        await page.Find("[data-testid=generate-form]").SubmitAsync();

        var (context, spec) = Assert.Single(_registry.Generated);
        Assert.Equal(("ada", "mine", 2, "ramp"), (context.User, spec.Name, spec.Channels, spec.SpeedProfile));
        Assert.EndsWith("/datasets/dataset-9", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<GeneratePage> Open(string preset)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/datasets/generate?preset={preset}");
        return Render<GeneratePage>();
    }
}
