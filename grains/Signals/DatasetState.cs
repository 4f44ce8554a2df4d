using System.Text.Json;
using System.Text.Json.Serialization;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>What a dataset keeps besides the rows of its signals and versions.</summary>
public sealed record DatasetState
{
    /// <summary>Version of this state's own shape.</summary>
    public int Shape { get; init; } = 1;

    public DatasetRow? Row { get; init; }

    public ImportSpec? Import { get; init; }

    public GenerateSpec? Generate { get; init; }

    /// <summary>What a newer version wrote and this one does not know.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
