using Cluster.Grains.Storage;

namespace Cluster.Grains.Tests.Storage;

[Collection(Postgres.Name)]
public sealed class SubscriptionTableTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("live/campaign/campaign-900001", false, -2, 0)]
    [InlineData("live/campaign/campaign-900002", true, -2, 1)]
    [InlineData("live/campaign/campaign-900003", false, 0, 1)]
    [InlineData("live/pool/campaign-900004", false, -2, 1)]
    [InlineData("live/dataset/dataset-900005", false, -2, 0)]
    [InlineData("live/testset/testset-dataset-900006", false, -2, 0)]
    [InlineData("live/dataset/datasets-all", false, -2, 1)]
    public async Task Listeners_to_what_does_not_go_on_are_forgotten_after_a_while(string stream, bool active, int changedDaysFromNow, long left)
    {
        var campaign = $"campaign-{string.Concat(stream.Where(char.IsAsciiDigit)).PadLeft(6, '8')}";
        await Execute(
            $"""
            INSERT INTO campaign (id, number, name, status, active, row, spec, seq, state_etag, created_at)
              VALUES ('{campaign}', {campaign.Split('-')[^1]}, 'over', 'completed', {active}, jsonb_build_object(), jsonb_build_object(), 1, 1, now());
            INSERT INTO pubsub_state (service_id, grain_type, n0, n1, ext, payload, version, modified_at)
              VALUES ('cluster', 'PubSubRendezvousGrain', 0, 0, '{stream}', 'x', 1, now() + interval '{changedDaysFromNow} days')
            """);

        await new SubscriptionTable(postgres.Database).Forget(TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(1), CancellationToken.None);

        Assert.Equal(left, await postgres.Value<long>($"SELECT count(*) FROM pubsub_state WHERE ext = '{stream}'"));
        await Execute($"DELETE FROM pubsub_state WHERE ext = '{stream}'; DELETE FROM campaign WHERE id = '{campaign}'");
    }

    private async Task Execute(string sql)
    {
        await using var command = postgres.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
