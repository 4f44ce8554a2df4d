using Cluster.History.Devices;
using Cluster.History.Storage;

namespace Cluster.History.Campaigns;

/// <summary>What a trial is and gave, to the bit: number, parameters, seed, state, the bits of its value, its artifacts as name:hash.</summary>
public sealed record TrialOutcome(int Number, string Parameters, long Seed, string State, long ValueBits, string Artifacts)
{
    /// <summary>The outcomes of a campaign's trials, by number; <paramref name="artifact"/> says which artifact names count.</summary>
    public static IReadOnlyList<TrialOutcome> Of(DatabaseLog database, string campaign, Func<string, bool>? artifact = null) =>
        [.. database.TrialsOf(campaign).Select(job => Of(database, job, artifact ?? (name => name.EndsWith(".safetensors", StringComparison.Ordinal))))];

    private static TrialOutcome Of(DatabaseLog database, LoggedJob job, Func<string, bool> artifact) => new(
        job.TrialNumber ?? -1,
        job.Parameters,
        job.Seed,
        job.State,
        job.Value is { } value ? BitConverter.DoubleToInt64Bits(value) : 0,
        string.Join(' ', database.Artifacts
            .Where(a => a.Job == job.Id && artifact(a.Name))
            .OrderBy(a => a.Name, StringComparer.Ordinal)
            .Select(a => $"{a.Name}:{a.Hash}")));
}
