using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Cluster.Web.Campaigns;

/// <summary>Trials over the API: what they did, what they left, why they wait.</summary>
internal static class TrialEndpoints
{
    private const string Id = "/{id:regex(^trial-[0-9]+$)}";

    public static void MapTrials(this IEndpointRouteBuilder routes)
    {
        var trials = routes.MapApi("/trials", "Trials");
        trials.MapGet(Id, Get).WithSummary("A trial with its learning curve, leases and artifacts");
        trials.MapGet(Id + "/pending", Pending).WithSummary("Why it does not run");
        trials.MapGet(Id + "/log", Log).Produces<string>(StatusCodes.Status200OK, "text/plain").WithSummary("What its workers wrote, oldest line first");
        trials.MapGet(Id + "/artifacts/{name}", Artifact).Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream").WithSummary("The bytes of one of its files");
        routes.MapApi("/campaigns", "Trials")
            .MapGet("/{campaign:regex(^campaign-[0-9]+$)}/trials/{number:int:min(0)}", GetByNumber).WithSummary("A trial by its number in the campaign");
    }

    private static async Task<TrialView> Get(string id, ICampaignQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => queries.Trial(id, token), cancellation) ?? throw NotThere.Of(id);

    private static async Task<TrialView> GetByNumber(
        string campaign, int number, ICampaignQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => queries.Trial(campaign, number, token), cancellation) ?? throw NotThere.Of($"trial {number} of {campaign}");

    private static async Task<PendingReason> Pending(
        string id, ICampaignQueries queries, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        _ = await Get(id, queries, calls, cancellation);
        return await calls.Run(token => grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).Explain(id, token), cancellation);
    }

    private static async Task<ContentHttpResult> Log(string id, ICampaignQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        TypedResults.Text((await Get(id, queries, calls, cancellation)).Log ?? "", "text/plain", System.Text.Encoding.UTF8);

    private static async Task<FileStreamHttpResult> Artifact(
        string id, string name, ICampaignQueries queries, IArtifactQueries artifacts, ClusterCalls calls, CancellationToken cancellation)
    {
        var trial = await Get(id, queries, calls, cancellation);
        var row = trial.Artifacts.FirstOrDefault(artifact => artifact.Name == name) ?? throw NotThere.Of($"artifact {name} of {id}");
        var bytes = await calls.Run(token => artifacts.Open(id, name, token), cancellation) ?? throw NotThere.Of($"artifact {name} of {id}");
        return TypedResults.Stream(bytes, "application/octet-stream", name, entityTag: new EntityTagHeaderValue($"\"{row.Hash}\""));
    }
}
