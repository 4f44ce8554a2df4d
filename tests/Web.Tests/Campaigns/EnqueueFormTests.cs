using Bunit;
using Cluster.Contracts;
using Cluster.Web.Campaigns;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Campaigns;

/// <summary>Running a point of one's own.</summary>
public sealed class EnqueueFormTests : PageContext
{
    [Fact]
    public async Task What_is_typed_is_sent_and_what_is_empty_is_left_out()
    {
        var (form, campaign) = Open();
        await Fill(form);
        await form.Find("form").SubmitAsync();
        Assert.Equal([("learning_rate", "1e-4"), ("batch_size", "16")], Assert.Single(campaign.Points).Values.Select(value => (value.Name, value.Text!)));
        Assert.Contains("Enqueued: learning_rate = 1e-4, batch_size = 16.", form.Find("[data-testid=enqueued]").TextContent);
    }

    [Fact]
    public async Task A_refused_point_sent_again_is_the_same_command_and_after_an_answer_another()
    {
        var (form, campaign) = Open();
        campaign.Faults.Enqueue(new CommandRefusedException("points[0]: Expected a value for 'dropout', found none.", RefusalKind.Invalid));
        await Fill(form);
        await form.Find("form").SubmitAsync();
        Assert.Contains("Expected a value for", form.Markup);
        await form.Find("form").SubmitAsync();
        await form.Find("form").SubmitAsync();
        var ids = campaign.Commands.Select(command => command.Context.CommandId).ToArray();
        Assert.Equal((3, ids[0]), (ids.Length, ids[1]));
        Assert.NotEqual(ids[1], ids[2]);
    }

    private static async Task Fill(IRenderedComponent<EnqueueForm> form)
    {
        await form.Find("[data-testid=point-learning_rate]").InputAsync("1e-4");
        await form.Find("[data-testid=point-batch_size]").InputAsync(" 16 ");
    }

    private (IRenderedComponent<EnqueueForm> Form, FakeCampaign Campaign) Open()
    {
        var campaign = Add(Sample.Campaign([]));
        return (Render<EnqueueForm>(parameters => parameters.Add(form => form.Campaign, "campaign-12").Add(form => form.Parameters, Sample.Spec().Parameters)), campaign);
    }
}
