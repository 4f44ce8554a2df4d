using static Cluster.Web.Accounts.Roles;

namespace Cluster.Web.Tests.Accounts;

/// <summary>Every route and the least role that may use it; null: anybody, signed in or not.</summary>
internal static class RouteTable
{
    public static readonly IReadOnlyDictionary<string, string?> LeastRole = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["GET /sign-in"] = null,
        ["POST /sign-in"] = null,
        ["GET /openapi/{documentName}.json"] = null,

        // What is missing among the static files, which are anybody's.
        ["GET /{path}"] = null,
        ["HEAD /{path}"] = null,

        // Pages are posted to by their forms; nothing is done without an antiforgery token.
        ["GET /"] = Viewer,
        ["GET /account"] = Viewer,
        ["POST /account"] = Viewer,
        ["GET /account/tokens"] = Viewer,
        ["POST /account/tokens"] = Viewer,
        ["GET /account/users"] = Admin,
        ["POST /account/users"] = Admin,
        ["GET /account/audit"] = Admin,
        ["POST /account/audit"] = Admin,
        ["GET /denied"] = Viewer,
        ["POST /denied"] = Viewer,
        ["GET /datasets"] = Viewer,
        ["POST /datasets"] = Viewer,
        ["GET /datasets/import"] = Researcher,
        ["POST /datasets/import"] = Researcher,
        ["GET /datasets/{Id}"] = Viewer,
        ["POST /datasets/{Id}"] = Viewer,
        ["GET /devices"] = Viewer,
        ["POST /devices"] = Viewer,
        ["GET /hpo/campaigns"] = Viewer,
        ["POST /hpo/campaigns"] = Viewer,
        ["GET /hpo/campaigns/new"] = Researcher,
        ["POST /hpo/campaigns/new"] = Researcher,
        ["GET /hpo/campaign/{Id}"] = Viewer,
        ["POST /hpo/campaign/{Id}"] = Viewer,
        ["GET /hpo/campaign/{Id}/trial/{Number}"] = Viewer,
        ["POST /hpo/campaign/{Id}/trial/{Number}"] = Viewer,
        ["GET /not-found"] = null,
        ["POST /not-found"] = null,
        ["GET /error"] = null,
        ["POST /error"] = null,

        // Circuits of the pages.
        ["GET /_blazor"] = Viewer,
        ["POST /_blazor"] = Viewer,
        ["GET /_blazor/negotiate"] = Viewer,
        ["POST /_blazor/negotiate"] = Viewer,
        ["GET /_blazor/disconnect"] = Viewer,
        ["POST /_blazor/disconnect"] = Viewer,
        ["GET /_blazor/initializers"] = Viewer,
        ["POST /_blazor/initializers"] = Viewer,
        ["GET /_framework/opaque-redirect"] = Viewer,

        ["GET /api/v1/campaigns"] = Viewer,
        ["GET /api/v1/campaigns/{id}"] = Viewer,
        ["GET /api/v1/campaigns/{id}/events"] = Viewer,
        ["GET /api/v1/campaigns/{id}/live"] = Viewer,
        ["GET /api/v1/campaigns/{campaign}/trials/{number}"] = Viewer,
        ["POST /api/v1/campaigns"] = Researcher,
        ["POST /api/v1/campaigns/{id}/pause"] = Researcher,
        ["POST /api/v1/campaigns/{id}/resume"] = Researcher,
        ["POST /api/v1/campaigns/{id}/stop"] = Researcher,
        ["POST /api/v1/campaigns/{id}/extend"] = Researcher,

        ["GET /api/v1/trials/{id}"] = Viewer,
        ["GET /api/v1/trials/{id}/pending"] = Viewer,
        ["GET /api/v1/trials/{id}/artifacts/{name}"] = Viewer,
        ["GET /api/v1/trials/{id}/log"] = Viewer,
        ["GET /api/v1/trials/{trial}/evaluations"] = Viewer,
        ["POST /api/v1/trials/{trial}/evaluations"] = Researcher,
        ["GET /api/v1/evaluations/{id}"] = Viewer,
        ["POST /api/v1/evaluations"] = Researcher,

        ["GET /api/v1/datasets"] = Viewer,
        ["GET /api/v1/datasets/{id}"] = Viewer,
        ["GET /api/v1/datasets/{id}/signals"] = Viewer,
        ["GET /api/v1/datasets/{id}/looks"] = Viewer,
        ["POST /api/v1/datasets/generate"] = Researcher,
        ["POST /api/v1/datasets/imports"] = Researcher,
        ["PUT /api/v1/datasets/{id}/files/{name}"] = Researcher,
        ["POST /api/v1/datasets/{id}/commit"] = Researcher,
        ["POST /api/v1/datasets/{id}/split"] = Researcher,
        ["DELETE /api/v1/datasets/{id}/import"] = Researcher,
        ["GET /api/v1/signals/{id}"] = Viewer,
        ["GET /api/v1/signals/{id}/samples"] = Viewer,

        ["GET /api/v1/devices"] = Viewer,
        ["POST /api/v1/devices/{silo}/lanes/{lane}/reinstate"] = Operator,

        ["GET /api/v1/me"] = Viewer,
        ["GET /api/v1/tokens"] = Viewer,
        ["POST /api/v1/tokens"] = Viewer,
        ["DELETE /api/v1/tokens/{id}"] = Viewer,
        ["GET /api/v1/users"] = Admin,
        ["POST /api/v1/users"] = Admin,
        ["PUT /api/v1/users/{id}/role"] = Admin,
        ["PUT /api/v1/users/{id}/lock"] = Admin,
        ["GET /api/v1/admin/tokens"] = Admin,
        ["DELETE /api/v1/admin/tokens/{id}"] = Admin,
        ["GET /api/v1/admin/audit"] = Admin,
    };
}
