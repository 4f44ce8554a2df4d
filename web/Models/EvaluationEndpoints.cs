using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Models;

/// <summary>Looks at held-out data over the API; every one is written down before it runs.</summary>
internal static class EvaluationEndpoints
{
    private const string Trial = "/{trial:regex(^trial-[0-9]+$)}";

    public static void MapEvaluations(this IEndpointRouteBuilder routes)
    {
        var evaluations = routes.MapApi("/evaluations", "Evaluations");
        evaluations.MapGet("/{id:regex(^evaluation-[0-9]+$)}", Get).WithSummary("One look: k of n by record with its interval");
        evaluations.MapPost("", Open).RequireAuthorization(Roles.Researcher).WithSummary("Evaluate a completed trial's model on the test side of its dataset");
        var trials = routes.MapApi("/trials", "Evaluations");
        trials.MapGet(Trial + "/evaluations", OfTrial).WithSummary("All looks of a trial's model");
        trials.MapPost(Trial + "/evaluations", OpenFor).RequireAuthorization(Roles.Researcher).WithSummary("Evaluate this trial's model on the test side of its dataset");
    }

    private static async Task<EvaluationView> Get(string id, IEvaluationQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => queries.Get(id, token), cancellation) ?? throw NotThere.Of(id);

    private static Task<IReadOnlyList<EvaluationView>> OfTrial(string trial, IEvaluationQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => queries.OfTrial(trial, token), cancellation);

    private static Task<Created<CreatedId>> OpenFor(
        string trial, LookRequest request, [AsParameters] ApiCommand command, ICampaignQueries campaigns, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        Open(new EvaluationRequest(trial, request.Purpose), command, campaigns, grains, calls, cancellation);

    private static async Task<Created<CreatedId>> Open(
        EvaluationRequest request, [AsParameters] ApiCommand command, ICampaignQueries campaigns, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        new Faults().Require(!string.IsNullOrWhiteSpace(request.Purpose) && request.Purpose.Length <= 500, "purpose", $"has 1 to 500 characters; found {request.Purpose.Length}").ThrowIfAny();
        var trial = await calls.Run(token => campaigns.Trial(request.Trial, token), cancellation) ?? throw NotThere.Of(request.Trial);
        var campaign = await calls.Run(token => campaigns.Snapshot(trial.Row.Campaign, token), cancellation) ?? throw NotThere.Of(trial.Row.Campaign);
        var dataset = campaign.Spec.Dataset
            ?? throw new CommandRefusedException($"{request.Trial} has an analytic objective: there is no test side to look at.", RefusalKind.Conflict);
        var testSet = grains.GetGrain<ITestSetGrain>(ITestSetGrain.KeyOf(dataset, campaign.Spec.DatasetVersion));
        var id = await calls.Run(token => testSet.Open(command.Context(), request.Trial, request.Purpose, token), cancellation);
        return TypedResults.Created($"{Api.Root}/evaluations/{id}", new CreatedId(id));
    }
}
