using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Campaigns;

/// <summary>What one turn of a campaign decided: committed whole or not at all.</summary>
internal sealed class CampaignChange(CampaignState state, DateTimeOffset now)
{
    public CampaignState State { get; set; } = state;

    public DateTimeOffset Now => now;

    public List<CampaignEvent> Events { get; } = [];

    public List<JobRecord> NewJobs { get; } = [];

    public List<(string Job, PruneFacts Facts)> Prunes { get; } = [];

    public DesiredState? Desire { get; set; }

    /// <summary>The command that led to it, its body, and its answer (null: the campaign's row after the change).</summary>
    public (CommandContext Context, string Body, string? Answer)? Command { get; set; }

    public bool IsEmpty => Events.Count == 0 && NewJobs.Count == 0 && Prunes.Count == 0 && Desire is null;

    /// <summary>Appends an event with the next sequence number.</summary>
    public void Add(CampaignEvent entry)
    {
        State = State with { Seq = State.Seq + 1 };
        Events.Add(entry with { Seq = State.Seq, At = now });
    }

    /// <summary>Moves the status and says so in the log.</summary>
    public void Move(CampaignStatus status, string? reason, CommandContext? context)
    {
        State = State.To(status, reason, now);
        Add(new CampaignStatusChanged(status, reason, context?.User, context?.CommandId));
    }
}
