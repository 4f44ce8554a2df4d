using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Cluster.Web;

/// <summary>What the API says of itself at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    private const string Bearer = "bearer";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(api =>
    {
        api.ShouldInclude = description => description.RelativePath?.StartsWith(Api.Root[1..], StringComparison.Ordinal) is true;
        // A real number that is not finite is written as a word; the description would otherwise call every number an object.
        api.AddSchemaTransformer((schema, context, _) =>
        {
            var type = context.JsonTypeInfo.Type;
            if (type == typeof(double))
                (schema.Type, schema.AnyOf) = (JsonSchemaType.Number, null);
            else if (type == typeof(double?))
                (schema.Type, schema.AnyOf) = (JsonSchemaType.Number | JsonSchemaType.Null, null);
            return Task.CompletedTask;
        });
        api.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Cluster",
                Version = "v1",
                Description = "Everything a page can do. Make a token with `cluster token create` or on your account page and send it as `Authorization: Bearer`.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "An API token." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
            document.Servers = [];
            return Task.CompletedTask;
        });
    });
}
