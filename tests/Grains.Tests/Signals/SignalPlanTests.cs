using System.Globalization;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Grains.Tests.Signals;

/// <summary>What the database does for a page of the explorer, by its own account, with enough signals that a scan of all would be slow.</summary>
[Collection(Postgres.Name)]
public sealed class SignalPlanTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Dataset = "dataset-700000";
    private NpgsqlDataSource _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabase("explorer_plans");
        await ExplorerData.Insert(_database, Dataset, 700_000, 8_000);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_page_in_any_order_or_of_a_filter_reads_an_index_and_never_all_signals()
    {
        var features = new FeatureTable(_database).Definitions.Select(f => f.Name);
        foreach (var by in SignalSort.Columns.Concat(features))
        {
            foreach (var descending in (bool[])[false, true])
            {
                var plan = await Plan(new(Dataset), new(by, descending));
                Assert.False(plan.Contains("Seq Scan", StringComparison.Ordinal), $"{by}, descending {descending}: {plan}");
                Assert.DoesNotContain("Sort Key: f.", plan, StringComparison.Ordinal);
            }
        }

        SignalFilter[] filters =
        [
            new(Dataset) { Labels = ["wear"] }, new(Dataset) { Machines = ["M3"], Severities = ["mild"] }, new(Dataset) { Features = [new("RMS", 0.2, 0.21)] },
            new(Dataset) { SpeedFrom = 1200, SpeedTo = 1220 },
        ];
        foreach (var filter in filters)
            Assert.DoesNotContain("Seq Scan", await Plan(filter, new()), StringComparison.Ordinal);
    }

    private async Task<string> Plan(SignalFilter filter, SignalSort sort)
    {
        var conditions = new SignalConditions(filter);
        await using var connection = await _database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        var rows = SignalSearchTable.Rows(conditions, SignalOrder.By(sort), rest: false, 0, 50);
        rows.CommandText = string.Create(CultureInfo.InvariantCulture, $"EXPLAIN {rows.CommandText}");
        batch.BatchCommands.Add(rows);
        await using var reader = await batch.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(0));
        return string.Join('\n', plan);
    }
}
