using System.Text.Json;
using System.Text.Json.Serialization;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Comparisons;

/// <summary>What a cart or a saved comparison keeps. Signals never change, so their rows are kept with them.</summary>
public sealed record CartState
{
    /// <summary>Version of this state's own shape.</summary>
    public int Shape { get; init; } = 1;

    public string? Name { get; init; }

    /// <summary>Null for a cart, whose key names its owner.</summary>
    public string? Owner { get; init; }

    public IReadOnlyList<SignalRow> Signals { get; init; } = [];

    /// <summary>What the last clearing or loading took.</summary>
    public IReadOnlyList<SignalRow> Cleared { get; init; } = [];

    public string View { get; init; } = "";

    /// <summary>How many links work.</summary>
    public int Links { get; init; }

    public bool IsDeleted { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public long Version { get; init; }

    /// <summary>What a newer version wrote and this one does not know.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}
