using System.Text.Json;
using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Campaigns;

/// <summary>Points to run next, each a mapping of parameters to numbers or texts.</summary>
internal sealed record EnqueueRequest(IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> Points)
{
    /// <summary>The points as the campaign takes them; throws all that is no number and no text, which is answered with 400.</summary>
    public IReadOnlyList<EnqueuedPoint> Read()
    {
        var faults = new Faults().Require(Points.Count > 0, "points", "has at least one entry; found none");
        for (var i = 0; i < Points.Count; i++)
        {
            foreach (var (name, value) in Points[i])
                faults.Require(value.ValueKind is JsonValueKind.Number or JsonValueKind.String, $"points[{i}].{name}", $"is a number or a text; found {value.GetRawText()}");
        }

        faults.ThrowIfAny();
        return [.. Points.Select(point => new EnqueuedPoint([.. point.Select(pair => Value(pair.Key, pair.Value))]))];
    }

    private static ParameterValue Value(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? new(name, value.GetDouble(), null) : new(name, null, value.GetString());
}
