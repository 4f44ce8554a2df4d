using System.Data;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Cluster.Grains.Optuna;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>What pages read of studies: the same records as for campaigns.</summary>
public sealed class StudySnapshots(NpgsqlDataSource database, TimeProvider time)
{
    // What the row of an unfinished trial does not know yet is counted.
    private const string Trials =
        """
        SELECT t.number, t.state, t.objective, t.started_at, t.completed_at, t.request, t.version,
          coalesce(r.reports, t.reports), CASE WHEN r.reports IS NULL THEN t.last_value ELSE r.last_value END
        FROM study_trial t LEFT JOIN LATERAL (
          SELECT count(*)::int AS reports, (array_agg(o.value ORDER BY o.step DESC))[1] AS last_value
          FROM study_report o WHERE o.study = t.study AND o.number = t.number) r ON t.state IN (0, 4)
        WHERE t.study = $1 AND ($2 < 0 OR t.number = $2) ORDER BY t.number
        """;

    private const string Parameters =
        "SELECT number, name, value, distribution FROM study_parameter WHERE study = $1 AND ($2 < 0 OR number = $2) ORDER BY number, name";

    /// <summary>Whether a campaign is a study.</summary>
    public async Task<bool> IsStudy(string campaign, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT EXISTS (SELECT 1 FROM study WHERE campaign = $1)");
        command.Parameters.Add(new() { Value = campaign });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>All trials as of one moment; the row brings what only the grain knows: whether workers call.</summary>
    internal async Task<CampaignSnapshot?> Read(CampaignRow row, CancellationToken cancellation)
    {
        var study = row.Study!;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await using var head = new NpgsqlCommand("SELECT version FROM study WHERE id = $1", connection) { Parameters = { new() { Value = study.Id } } };
        if (await head.ExecuteScalarAsync(cancellation) is not long version)
            return null;
        var space = new StudySpace();
        var trials = await Rows(connection, row, space, -1, cancellation);
        string[] names = [.. study.Parameters, .. space.Names.Except(study.Parameters)];
        var of = trials.ToLookup(trial => trial.State);
        var counts = new CampaignCounts(
            of[TrialState.Queued].Count(), of[TrialState.Running].Count(), 0, of[TrialState.Completed].Count(), of[TrialState.Pruned].Count(), 0,
            of[TrialState.Failed].Count(), 0);
        var snapshot = row with
        {
            Counts = counts,
            MaxTrials = trials.Count,
            Status = counts.Running > 0 ? CampaignStatus.Running : row.Status,
            Best = Best(of[TrialState.Completed], study.Directions[0]),
            LaneSeconds = trials.Sum(trial => trial.LaneSeconds),
            Version = version,
            Study = study with { Parameters = names },
        };
        return new(snapshot, StudyRows.Spec(row.Name, space, trials.Count), trials, trials.Sum(trial => (long)trial.Epoch));
    }

    /// <summary>One trial with its intermediate values, by step, and its attributes; null if there is none of that number.</summary>
    internal async Task<TrialView?> Trial(CampaignRow row, int number, CancellationToken cancellation)
    {
        if (number < 0)
            return null;
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        if (await Rows(connection, row, new(), number, cancellation) is not [var trial])
            return null;
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, "SELECT step, value, at FROM study_report WHERE study = $1 AND number = $2 ORDER BY step", row.Study!.Id, number);
        Add(batch, "SELECT key, value FROM study_attribute WHERE study = $1 AND number = $2 ORDER BY system, key", row.Study.Id, number);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var epochs = new List<EpochRow>();
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.GetInt64(0) is >= int.MinValue and <= int.MaxValue and var step)
                epochs.Add(new((int)step, reader.GetDouble(1), null, null, null, null, null, null, null, null, 0, 0, new(reader.GetDateTime(2), TimeSpan.Zero)));
        }

        await reader.NextResultAsync(cancellation);
        var attributes = new List<StudyAttribute>();
        while (await reader.ReadAsync(cancellation))
            attributes.Add(new(reader.GetString(0), reader.GetString(1)));
        return new(trial with { Reason = StudyRows.Reason(attributes) }, row.Name, epochs, [], [], null, null, null) { Attributes = attributes };
    }

    private static void Add(NpgsqlBatch batch, string sql, long study, int number) =>
        batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = study }, new() { Value = number } } });

    private static TrialRow? Best(IEnumerable<TrialRow> completed, StudyDirection direction)
    {
        var valued = completed.Where(trial => trial.Value is { } value && !double.IsNaN(value));
        return direction == StudyDirection.Maximize ? valued.MaxBy(trial => trial.Value!.Value) : valued.MinBy(trial => trial.Value!.Value);
    }

    private static async Task<IReadOnlyList<(int Number, string Name, double Value, string Distribution)>> Values(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var values = new List<(int, string, double, string)>();
        while (await reader.ReadAsync(cancellation))
            values.Add((reader.GetInt32(0), reader.GetString(1), reader.GetDouble(2), reader.GetString(3)));
        return values;
    }

    private async Task<IReadOnlyList<TrialRow>> Rows(NpgsqlConnection connection, CampaignRow row, StudySpace space, int number, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, Parameters, row.Study!.Id, number);
        Add(batch, Trials, row.Study.Id, number);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var values = (await Values(reader, cancellation))
            .ToLookup(value => value.Number, value => space.Learn(new(value.Name, value.Value, value.Distribution)));
        await reader.NextResultAsync(cancellation);
        var trials = new List<TrialRow>();
        while (await reader.ReadAsync(cancellation))
        {
            var trial = new StudyTrialRow(
                reader.GetInt32(0), (StudyTrialState)reader.GetInt16(1), reader.GetFieldValue<double[]>(2), Time(3), Time(4), reader.GetGuid(5), reader.GetInt64(6),
                reader.GetInt32(7), reader.IsDBNull(8) ? null : reader.GetDouble(8));
            trials.Add(StudyRows.Trial(row.Id, row.CreatedAt, trial, space.Show([.. values[trial.Number]]), null, time.LocalTimeZone));
        }

        return trials;

        DateTime? Time(int column) => reader.IsDBNull(column) ? null : reader.GetDateTime(column);
    }
}
