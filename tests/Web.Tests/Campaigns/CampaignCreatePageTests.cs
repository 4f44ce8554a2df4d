using System.Text.Json;
using Bunit;
using Cluster.Contracts;
using Cluster.Web.Accounts;
using Cluster.Web.Campaigns;
using Cluster.Web.Campaigns.Specs;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Tests.Campaigns;

/// <summary>The form for a new campaign.</summary>
public sealed class CampaignCreatePageTests : PageContext
{
    public CampaignCreatePageTests() => Datasets.Views.Add(Sample.Dataset());

    [Fact]
    public void A_filled_form_creates_the_campaign_and_opens_it()
    {
        var page = Open();
        page.Find("[data-testid=name]").Input("learning rates");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/hpo/campaign/campaign-99", Services.GetRequiredService<NavigationManager>().Uri));
        var (context, spec) = Assert.Single(Registry.Created);
        Assert.Equal(("ada", "learning rates", "dataset-1", 1), (context.User, spec.Name, spec.Dataset, spec.DatasetVersion));
    }

    [Fact]
    public void What_is_missing_is_told_at_its_field_and_nothing_is_sent()
    {
        var page = Open();
        page.Find("[data-testid=maxTrials]").Input("many");
        page.Find("form").Submit();

        Assert.Empty(Registry.Created);
        Assert.Equal("true", page.Find("[data-testid=name]").GetAttribute("aria-invalid"));
        Assert.Contains("found \"many\"", page.Markup);
        Assert.Contains("2 fields to put right", page.Markup);
    }

    [Fact]
    public void A_form_sent_twice_is_one_command()
    {
        var page = Open();
        page.Find("[data-testid=name]").Input("learning rates");
        Registry.Refusal = new CommandRefusedException("The queue is full.", RefusalKind.Later);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("The queue is full.", page.Markup));
        Registry.Refusal = null;
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(2, Registry.Created.Count));

        Assert.Single(Registry.Created.Select(created => created.Context.CommandId).Distinct());
    }

    [Fact]
    public void A_changed_form_is_another_command()
    {
        var page = Open();
        page.Find("[data-testid=name]").Input("one");
        Registry.Refusal = new CommandRefusedException("No.", RefusalKind.Invalid);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Single(Registry.Created));
        page.Find("[data-testid=name]").Input("two");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(2, Registry.Created.Count));

        Assert.Equal(2, Registry.Created.Select(created => created.Context.CommandId).Distinct().Count());
    }

    [Fact]
    public void The_size_of_a_grid_is_counted_while_typing()
    {
        var page = Open();
        page.FindAll("input[name=sampler]")[1].Change(true);
        page.Find("[data-testid='parameters.0.step']");
        page.Find("#parameters\\.0-kind").Change("Categorical");
        page.Find("[data-testid='parameters.0.choices']").Input("1e-4, 1e-3");
        page.Find("[data-testid='parameters.1.step']").Input("0.1");

        Assert.Contains("40 points", page.Find("[data-testid=points]").TextContent);
    }

    [Fact]
    public void The_estimate_names_what_it_rests_on()
    {
        Campaigns.Typical = (1776, 31);
        var page = Open();
        var words = page.Find("[data-testid=estimate]").TextContent;
        Assert.Contains("12h 20m", words);
        Assert.Contains("median of 31 earlier trials", words);
    }

    [Fact]
    public void A_name_that_is_taken_is_a_warning_and_no_refusal()
    {
        Add(Sample.Campaign([]));
        var page = Open();
        page.Find("[data-testid=name]").Input("cnn learning rate and dropout");
        page.WaitForAssertion(() => Assert.Contains("already a campaign of this name", page.Markup));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Single(Registry.Created));
    }

    [Fact]
    public void A_leaky_dataset_is_called_leaky()
    {
        Datasets.Views.Clear();
        Datasets.Views.Add(Sample.Dataset(leaky: true));
        Assert.Contains("Leaky split", Open().Markup);
    }

    [Fact]
    public void A_viewer_creates_nothing()
    {
        User.SetRoles(Roles.Viewer);
        var page = Open();
        page.Find("[data-testid=name]").Input("mine");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("needs the role researcher", page.Markup));
        Assert.Empty(Registry.Created);
    }

    [Fact]
    public void A_file_fills_the_form_and_what_is_sent_is_what_it_says()
    {
        var page = Open();
        Drop(page, SpecFile.Write(Sample.Spec(), SpecFormat.Yaml), "mine.yaml");
        page.WaitForAssertion(() => Assert.Contains("Filled from mine.yaml.", page.Find("[data-testid=filled]").TextContent));
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Single(Registry.Created));
        Assert.Equal(JsonSerializer.Serialize(Sample.Spec()), JsonSerializer.Serialize(Registry.Created[0].Spec));
    }

    [Fact]
    public void A_file_that_is_wrong_is_told_with_its_lines_and_leaves_the_form()
    {
        var page = Open();
        page.Find("[data-testid=name]").Input("typed");
        Drop(page, "name: 5\n", "mine.yml");
        page.WaitForAssertion(() => Assert.Contains("name: found 5, expected text (in quotes if it reads as a number)", page.Find("[data-testid=file-faults]").TextContent));
        Assert.Equal("typed", page.Find("[data-testid=name]").GetAttribute("value"));
    }

    [Fact]
    public void A_clone_is_the_form_of_the_other_campaign_under_a_new_name()
    {
        Add(Sample.Campaign([]));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/hpo/campaigns/new?from=campaign-12");
        var page = Open();
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Single(Registry.Created));
        var expected = Sample.Spec() with { Name = "CNN learning rate and dropout (copy)" };
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(Registry.Created[0].Spec));
    }

    private static void Drop(IRenderedComponent<CampaignCreatePage> page, string text, string name) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, name));

    private IRenderedComponent<CampaignCreatePage> Open()
    {
        var page = Render<CampaignCreatePage>();
        page.WaitForAssertion(() => Assert.Contains("training lanes in the cluster", page.Markup));
        return page;
    }
}
