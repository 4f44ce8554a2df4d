using Cluster.Grains.Signals;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Reads the signals of a dataset version without their samples.</summary>
public sealed class SignalTable(NpgsqlDataSource database)
{
    /// <summary>All signals of a dataset version in id order.</summary>
    public async Task<IReadOnlyList<StoredSignal>> OfDataset(string dataset, int version, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"SELECT {DatasetTable.SignalColumns} FROM dataset_signal d JOIN signal s ON s.id = d.signal WHERE d.dataset = $1 AND d.version = $2 ORDER BY d.number");
        command.Parameters.Add(new() { Value = dataset });
        command.Parameters.Add(new() { Value = version });
        return await Read(command, cancellation);
    }

    /// <summary>The signals of these ids that exist, in id order.</summary>
    public async Task<IReadOnlyList<StoredSignal>> Find(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"SELECT {DatasetTable.SignalColumns} FROM signal s WHERE s.id = ANY($1) ORDER BY s.number");
        command.Parameters.Add(new() { Value = ids.ToArray() });
        return await Read(command, cancellation);
    }

    private static async Task<IReadOnlyList<StoredSignal>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var signals = new List<StoredSignal>();
        while (await row.ReadAsync(cancellation))
        {
            signals.Add(new(
                row.GetString(0), row.GetString(1), row.GetDouble(2), row.GetString(3), row.GetInt32(4), row.IsDBNull(5) ? null : row.GetDouble(5),
                Text(6), Text(7), Text(8), Text(9), Text(10), Text(11), Text(12), Text(13))
            {
                Geometry = Text(14),
                FileUnit = Text(15),
                UnitFactor = row.IsDBNull(16) ? null : row.GetDouble(16),
            });
        }

        return signals;

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
