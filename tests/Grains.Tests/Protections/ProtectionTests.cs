using Cluster.Chaos.Campaigns;
using Cluster.History;
using Cluster.History.Storage;
using Npgsql;

namespace Cluster.Grains.Tests.Protections;

/// <summary>The history checker is worth something: it is silent about the product, and speaks as soon as one protection of the product is taken away.</summary>
[Collection(Postgres.Name)]
public sealed class ProtectionTests(PostgresFixture postgres)
{
    private static int s_databases;

    public static TheoryData<string> Names => [.. ProtectionList.All.Select(p => p.Name)];

    [Fact]
    public async Task With_every_protection_the_schedule_breaks_no_promise() => Assert.Empty(await Violations(ProtectionList.None));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_one_protection_the_rules_that_guard_it_speak_and_no_other(string name)
    {
        var missing = ProtectionList.All.Single(p => p.Name == name);
        var violations = await Violations(missing);
        Assert.True(missing.Rules.SequenceEqual(violations.Select(v => v.Rule).Distinct().Order()), string.Join('\n', violations));
    }

    private async Task<IReadOnlyList<Violation>> Violations(Protection missing)
    {
        await using var database = await postgres.CreateDatabase($"protections_{Interlocked.Increment(ref s_databases)}");
        await using (var command = database.CreateCommand(missing.Sql.Length > 0 ? missing.Sql : "SELECT"))
            await command.ExecuteNonQueryAsync();
        var clients = new ClientHistory(TimeProvider.System);
        await using (var cluster = await Start(database, missing))
        {
            var schedule = new ProvokingSchedule(cluster, clients);
            await schedule.CommandsTwice();
            await schedule.TwoActivations(await Start(database, missing));
            await schedule.OldFencesSpeak();
        }

        return HistoryChecker.Check(clients, await new DatabaseLogReader(database).Read(CancellationToken.None), new HistoryOptions { Replay = SearchReplay.Faults });
    }

    private static Task<GrainCluster> Start(NpgsqlDataSource database, Protection missing) => GrainCluster.Start(database, TimeSpan.FromMinutes(5), missing.Replace);
}
