using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web;

/// <summary>Where the API lives.</summary>
internal static class Api
{
    /// <summary>The path before all routes of this version.</summary>
    public const string Root = "/api/v1";

    /// <summary>The largest page of a list.</summary>
    public const int MaxTake = 1000;

    /// <summary>Whether a request wants an answer for programs: no redirects, no pages, faults as problem JSON.</summary>
    public static bool IsAskedBy(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>A group of routes under <see cref="Root"/> with its tag in the API's description.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string path, string tag) => routes.MapGroup(Root + path).WithTags(tag);

    /// <summary>Refuses a page of a list that nobody should ask for, naming the fault of each parameter.</summary>
    public static void RequirePage(int skip, int take) => new Faults()
        .Require(skip >= 0, "skip", $"is at least 0; found {skip}")
        .Require(take is >= 1 and <= MaxTake, "take", $"is 1 to {MaxTake}; found {take}")
        .ThrowIfAny();
}
