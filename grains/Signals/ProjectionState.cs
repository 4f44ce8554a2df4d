using System.Text.Json;
using System.Text.Json.Serialization;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>What a projection keeps besides its points.</summary>
public sealed record ProjectionState
{
    /// <summary>Version of this state's own shape.</summary>
    public int Shape { get; init; } = 1;

    public ProjectionView? View { get; init; }

    /// <summary>Signals that had no features when it was computed: a later start takes them in.</summary>
    public int Waiting { get; init; }

    /// <summary>The job that lays its points out; null before it is asked for.</summary>
    public string? Job { get; init; }

    /// <summary>What a newer version wrote and this one does not know.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
