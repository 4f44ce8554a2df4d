using Cluster.Compute.Signals.Features;
using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Storage;

/// <summary>Where each feature stands in a vector.</summary>
internal static class FeatureNames
{
    private static readonly Dictionary<string, int> Places =
        SignalFeatures.All.Select((feature, place) => (feature.Name, place)).ToDictionary(f => f.Name, f => f.place, StringComparer.OrdinalIgnoreCase);

    /// <summary>Version of the present definitions.</summary>
    public static string Version => SignalFeatures.Version;

    /// <summary>The definitions as pages see them.</summary>
    public static IReadOnlyList<FeatureRow> Rows { get; } = [.. SignalFeatures.All.Select(f => new FeatureRow(f.Name, f.Unit, f.Formula))];

    /// <summary>The place of a feature in a vector, from 0; refuses a name that is none, naming some that are.</summary>
    public static int Place(string name) => Places.TryGetValue(name, out var place)
        ? place
        : throw new CommandRefusedException($"feature: found '{name}', expected one of the {Places.Count} that are defined, such as {Rows[0].Name} or {Rows[1].Name}.");
}
