using Cluster.History.Campaigns;
using Cluster.History.Devices;

namespace Cluster.History.Storage;

/// <summary>What the database holds of jobs, leases, reports, logs, commands and blobs, as one consistent snapshot.</summary>
public sealed record DatabaseLog
{
    /// <summary>When it was read, by the database's clock, which all its times are of.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Campaigns.</summary>
    public IReadOnlyList<LoggedCampaign> Campaigns { get; init; } = [];

    /// <summary>Their logs, by campaign and sequence number.</summary>
    public IReadOnlyList<LoggedEvent> Events { get; init; } = [];

    /// <summary>Committed commands.</summary>
    public IReadOnlyList<LoggedCommand> Commands { get; init; } = [];

    /// <summary>Jobs.</summary>
    public IReadOnlyList<LoggedJob> Jobs { get; init; } = [];

    /// <summary>Leases, by job and fence.</summary>
    public IReadOnlyList<LoggedGrant> Grants { get; init; } = [];

    /// <summary>Reports, by job and epoch.</summary>
    public IReadOnlyList<LoggedEpoch> Epochs { get; init; } = [];

    /// <summary>Artifacts.</summary>
    public IReadOnlyList<LoggedArtifact> Artifacts { get; init; } = [];

    /// <summary>Blobs with the hash of what they hold.</summary>
    public IReadOnlyList<StoredBlob> Blobs { get; init; } = [];

    /// <summary>Who needs which blob.</summary>
    public IReadOnlyList<BlobReference> References { get; init; } = [];

    /// <summary>A campaign's log, oldest first.</summary>
    public IEnumerable<LoggedEvent> EventsOf(string campaign) => Events.Where(e => e.Campaign == campaign).OrderBy(e => e.Seq);

    /// <summary>A campaign's trials, by number.</summary>
    public IEnumerable<LoggedJob> TrialsOf(string campaign) =>
        Jobs.Where(j => j.Campaign == campaign && j.Kind == "trial").OrderBy(j => j.TrialNumber);

    /// <summary>A job's leases, by fence.</summary>
    public IEnumerable<LoggedGrant> GrantsOf(string job) => Grants.Where(g => g.Job == job).OrderBy(g => g.Fence);

    /// <summary>A job's reports, by epoch.</summary>
    public IEnumerable<LoggedEpoch> EpochsOf(string job) => Epochs.Where(e => e.Job == job).OrderBy(e => e.Epoch);
}
