using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cluster.Web.Tests;

/// <summary>How a client writes and reads the contract records.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}
