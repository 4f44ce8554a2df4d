using System.Net.Mime;
using System.Text;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Campaigns.Specs;

/// <summary>Specifications of campaigns over the API, in and out, as JSON and as YAML (RFC 9512).</summary>
internal static class SpecEndpoints
{
    private const string Yaml = "application/yaml";

    /// <summary>Adds the routes to those of campaigns; the second argument is the route of one campaign.</summary>
    public static void MapSpecs(this IEndpointRouteBuilder campaigns, string one)
    {
        campaigns.MapPost("", Create).RequireAuthorization(Roles.Researcher).Accepts<CampaignSpec>(MediaTypeNames.Application.Json, Yaml)
            .WithSummary("Create a campaign from its specification, as JSON or as YAML");
        campaigns.MapGet(one + "/spec", Export).Produces<CampaignSpec>(StatusCodes.Status200OK, MediaTypeNames.Application.Json, Yaml)
            .WithSummary("The campaign's specification as a file that creates one like it: format=yaml or json");
    }

    private static async Task<Created<CreatedId>> Create(
        HttpRequest request, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        var mediaType = request.ContentType?.Split(';')[0].Trim() ?? "";
        var spec = SpecFile.Read(await SpecFile.Text(request.Body, cancellation), SpecFile.FormatOf(mediaType));
        var registry = grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key);
        var id = await calls.Run(token => registry.Create(command.Context(), spec, token), cancellation);
        return TypedResults.Created($"{Api.Root}/campaigns/{id}", new CreatedId(id));
    }

    private static async Task<FileContentHttpResult> Export(
        string id, ICampaignQueries queries, ClusterCalls calls, CancellationToken cancellation, string format = "json")
    {
        new Faults().Require(format is "json" or "yaml", "format", $"is json or yaml; found {format}").ThrowIfAny();
        var snapshot = await calls.Run(token => queries.Snapshot(id, token), cancellation) ?? throw NotThere.Of(id);
        if (snapshot.Row.Study is not null)
            throw new FaultyRequestException(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["id"] = [$"is a campaign of this cluster; found a study, whose space its scripts define: {id}"] });
        var (kind, mediaType) = format == "yaml" ? (SpecFormat.Yaml, Yaml) : (SpecFormat.Json, MediaTypeNames.Application.Json);
        return TypedResults.File(Encoding.UTF8.GetBytes(SpecFile.Write(snapshot.Spec, kind)), mediaType, $"{id}.{format}");
    }
}
