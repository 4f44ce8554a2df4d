using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Cluster.Web.Optuna;

/// <summary>What Optuna's own interface has no word for: journal files in and out, and the lease of a study.</summary>
internal static class StudyEndpoints
{
    private const string Id = "/{id:regex(^campaign-[0-9]+$)}";
    private const string JournalType = "application/x-ndjson";

    public static void MapStudies(this IEndpointRouteBuilder routes)
    {
        var campaigns = routes.MapApi("/campaigns", "Optuna");
        campaigns.MapGet(Id + "/journal", Export).Produces<Stream>(StatusCodes.Status200OK, JournalType)
            .WithSummary("A study, or a campaign of our own, as an Optuna journal file");
        campaigns.MapPost("/journal", Import).RequireAuthorization(Roles.Researcher).Accepts<Stream>(JournalType, "application/octet-stream", "text/plain")
            .WithSummary("The studies of an Optuna journal file; `name` renames a single one");
        campaigns.MapPut(Id + "/lease", SetLease).RequireAuthorization(Roles.Researcher)
            .WithSummary("How long a study's running trials may be silent before they are failed");
        campaigns.MapDelete(Id, Delete).RequireAuthorization(Roles.Researcher).WithSummary("Delete a study with all its trials");
    }

    private static async Task<PushStreamHttpResult> Export(
        string id, IStudyQueries studies, ClusterCalls calls, TimeProvider time, CancellationToken cancellation)
    {
        var study = await calls.Run(token => studies.Content(id, token), cancellation) ?? throw NotThere.Of(id);
        return TypedResults.Stream(file => new JournalWriter(time.LocalTimeZone).Write(study, file, cancellation), JournalType, $"{id}.journal");
    }

    private static async Task<Created<CreatedStudies>> Import(
        HttpRequest request, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, IOptions<WebOptions> options, TimeProvider time,
        CancellationToken cancellation, string? name = null)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Value.MaxFileBytes;
        var ids = await StudyImports.Run(request.Body, name, command.Context(), grains, calls, time.LocalTimeZone, cancellation);
        return TypedResults.Created($"{Api.Root}/campaigns/{ids[0]}", new CreatedStudies(ids));
    }

    private static Task<CampaignRow> SetLease(
        string id, LeaseRequest lease, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<IStudyGrain>(id).SetLease(command.Context(), lease.LeaseSeconds, token), cancellation);

    private static async Task<NoContent> Delete(
        string id, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, ICampaignQueries campaigns, CancellationToken cancellation)
    {
        if (await calls.Run(token => campaigns.Snapshot(id, token), cancellation) is { Row.Study: null })
            throw new CommandRefusedException($"{id} is a campaign of our own, which is kept; only studies of Optuna are deleted.", RefusalKind.Conflict);
        await calls.Run(
            async token =>
            {
                await grains.GetGrain<IStudyGrain>(id).Delete(command.Context(), token);
                return true;
            },
            cancellation);
        return TypedResults.NoContent();
    }
}
