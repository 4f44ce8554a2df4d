using Cluster.Contracts.Campaigns;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>What Orleans keeps of who listens to which stream (its PubSubStore). It deletes its rows itself in good order; a process that was killed leaves some.</summary>
public sealed class SubscriptionTable(NpgsqlDataSource database)
{
    /// <summary>
    /// Deletes the rows that nobody changed since <paramref name="before"/>, except those of campaigns that are not over and of streams that never end;
    /// returns how many. Whoever still listens there hears no more and subscribes again.
    /// </summary>
    public async Task<int> Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            DELETE FROM pubsub_state p WHERE p.modified_at < $2 AND p.ext ~ '^[^/]+/((campaign|dataset|testset|predictor)/.*[0-9]|(cart|presence)/.*)$'
              AND NOT EXISTS (SELECT 1 FROM campaign c WHERE p.ext = $1 || c.id AND c.active)
            """);
        command.Parameters.Add(new() { Value = $"{CampaignStreams.Provider}/{CampaignStreams.Namespace}/" });
        command.Parameters.Add(new() { Value = before });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
