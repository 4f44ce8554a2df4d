using Cluster.Contracts;
using Cluster.Contracts.Models;
using Cluster.Grains.Devices;
using Cluster.Grains.Models;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>The ledger of looks at held-out sides and the results of their jobs.</summary>
public sealed class EvaluationTable(NpgsqlDataSource database, JobTable jobs) : IEvaluationQueries
{
    /// <inheritdoc/>
    public async Task<EvaluationView?> Get(string evaluation, CancellationToken cancellation) =>
        await Read("WHERE e.id = $1", cancellation, evaluation) is [var view] ? view : null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<EvaluationView>> Looks(string dataset, int version, CancellationToken cancellation) =>
        Read("WHERE e.dataset = $1 AND e.dataset_version = $2 ORDER BY e.look", cancellation, dataset, version);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EvaluationView>> OfTrial(string trial, CancellationToken cancellation) =>
        Read("WHERE e.trial = $1 ORDER BY e.number", cancellation, trial);

    /// <summary>Job, ledger entry and command in one transaction; the look's number is the next of its dataset version and side.</summary>
    internal async Task Insert(
        CommandContext context, string body, JobRecord evaluation, string trial, string split, string purpose, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await JobWrites.Insert(connection, [evaluation], cancellation);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO evaluation (id, number, trial, dataset, dataset_version, split, look, user_name, purpose, created_at)
            SELECT $1, $2, $3, $4, $5, $6, 1 + (SELECT count(*) FROM evaluation WHERE dataset = $4 AND dataset_version = $5 AND split = $6), $7, $8, $9
            """,
            connection,
            transaction);
        foreach (var value in (object[])
            [evaluation.Id, IdSequence.NumberOf(evaluation.Id, "evaluation"), trial, evaluation.Dataset!, evaluation.DatasetVersion, split, context.User, purpose, evaluation.CreatedAt])
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
        await CommandTable.Save(connection, context, body, evaluation.Id, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<IReadOnlyList<EvaluationView>> Read(string where, CancellationToken cancellation, params object[] arguments)
    {
        await using var command = database.CreateCommand($"SELECT e.id, e.trial, e.split, e.look, e.user_name, e.purpose FROM evaluation e {where}");
        foreach (var argument in arguments)
            command.Parameters.Add(new() { Value = argument });
        var entries = new List<(string Id, string Trial, string Split, int Look, string User, string Purpose)>();
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
                entries.Add((row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetString(5)));
        }

        var rows = (await jobs.Find([.. entries.Select(e => e.Id)], cancellation)).ToDictionary(j => j.Id, StringComparer.Ordinal);
        return [.. entries.Select(e => EvaluationViews.Of(rows[e.Id], e.Trial, e.Split, e.Look, e.User, e.Purpose))];
    }
}
