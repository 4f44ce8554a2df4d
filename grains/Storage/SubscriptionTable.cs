using Cluster.Contracts.Campaigns;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>What Orleans keeps of who listens to which stream (its PubSubStore). It deletes its rows itself in good order; a process that was killed leaves some.</summary>
public sealed class SubscriptionTable(NpgsqlDataSource database)
{
    /// <summary>Deletes the rows of campaigns that are over which nobody changed since <paramref name="before"/>; returns how many.</summary>
    public async Task<int> Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "DELETE FROM pubsub_state p USING campaign c WHERE p.ext = $1 || c.id AND NOT c.active AND p.modified_at < $2");
        command.Parameters.Add(new() { Value = $"{CampaignStreams.Provider}/{CampaignStreams.Namespace}/" });
        command.Parameters.Add(new() { Value = before });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
