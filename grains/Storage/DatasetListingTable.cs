using Cluster.Contracts.Signals;
using Cluster.Grains.Signals;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Which blobs a dataset version is made of.</summary>
public sealed class DatasetListingTable(NpgsqlDataSource database) : IDatasetFiles
{
    /// <inheritdoc/>
    public async Task<DatasetListing?> List(string dataset, int version, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("SELECT view::text FROM dataset_version WHERE dataset = $1 AND version = $2"));
        batch.BatchCommands.Add(new(
            """
            SELECT s.id, encode(s.hash, 'hex'), s.samples, s.rate_hz, s.label, d.split, d.group_key
            FROM dataset_signal d JOIN signal s ON s.id = d.signal WHERE d.dataset = $1 AND d.version = $2 ORDER BY d.number
            """));
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
        {
            command.Parameters.Add(new() { Value = dataset });
            command.Parameters.Add(new() { Value = version });
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        var view = StateJson.Read<DatasetView>(reader.GetString(0));
        await reader.NextResultAsync(cancellation);
        var signals = new List<ListedSignal>();
        while (await reader.ReadAsync(cancellation))
        {
            signals.Add(new(
                reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetDouble(3), reader.GetString(4), reader.GetString(5), reader.GetString(6)));
        }

        var split = view.Split!;
        return new(
            dataset, version, view.Row.Hash, view.Row.Leaky, split.TestFraction, split.ValidationFraction, split.Seed, view.Row.Labels, signals);
    }
}
