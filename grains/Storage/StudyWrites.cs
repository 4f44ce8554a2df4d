using Cluster.Grains.Optuna;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace Cluster.Grains.Storage;

/// <summary>Writes of a study and what belongs to it, in the transaction that the caller opened.</summary>
internal static class StudyWrites
{
    /// <summary>A new study; a name that is taken fails the transaction.</summary>
    public static async Task Insert(NpgsqlConnection connection, Study study, string campaign, StudyHead head)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO study (id, campaign, name, directions, owner, lease_seconds, version, created_at) VALUES ($1, $2, $3, $4, $5, NULL, $6, $7)", connection);
        command.Parameters.Add(new() { Value = study.Id });
        command.Parameters.Add(new() { Value = campaign });
        command.Parameters.Add(new() { Value = study.Name });
        command.Parameters.Add(new() { Value = study.Directions.Select(direction => (short)direction).ToArray() });
        command.Parameters.Add(new() { Value = head.Owner });
        command.Parameters.Add(new() { Value = head.Version - 1 });
        command.Parameters.Add(new() { Value = head.CreatedAt });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Takes the study to <paramref name="version"/> and writes a change, all sent at once and committed as one. Throws
    /// <see cref="InconsistentStateException"/>, with nothing written, when another activation wrote in between.
    /// </summary>
    public static async Task Append(NpgsqlDataSource database, long study, long version, StudyChange change, DateTimeOffset at)
    {
        await using var batch = database.CreateBatch();
        await Append(batch, study, version, change, at);
    }

    /// <summary>The same in the transaction that the caller opened, and gives up on an exception.</summary>
    public static async Task Append(NpgsqlConnection connection, long study, long version, StudyChange change, DateTimeOffset at)
    {
        await using var batch = new NpgsqlBatch(connection);
        await Append(batch, study, version, change, at);
    }

    private static async Task Append(NpgsqlBatch batch, long study, long version, StudyChange change, DateTimeOffset at)
    {
        // Another version than expected makes it null, which the column refuses: the batch is one transaction and ends there.
        Add("UPDATE study SET version = CASE version WHEN $2 - 1 THEN $2 END WHERE id = $1", study, version);
        foreach (var row in change.Rows)
            Add(TrialSql, study, row.Number, (short)row.State, row.Objective.ToArray(), Time(row.StartedAt), Time(row.CompletedAt), row.Request, row.Version, row.Reports, Real(row.Last));
        if (change.Parameters is { Count: > 0 } parameters)
        {
            Add(ParameterSql, study, parameters.Keys.Select(key => key.Number).ToArray(), parameters.Keys.Select(key => key.Name).ToArray(),
                parameters.Values.Select(value => value.Value).ToArray(), parameters.Values.Select(value => value.Distribution).ToArray());
        }

        if (change.Attributes is { Count: > 0 } attributes)
        {
            Add(AttributeSql, study, attributes.Keys.Select(key => key.Number).ToArray(), attributes.Keys.Select(key => key.System).ToArray(),
                attributes.Keys.Select(key => key.Key).ToArray(), attributes.Values.ToArray());
        }

        if (change.Reports is { Count: > 0 } reports)
            Add(ReportSql, study, reports.Keys.Select(key => key.Number).ToArray(), reports.Keys.Select(key => key.Step).ToArray(), reports.Values.ToArray(), at);
        var isAnother = false;
        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException other) when (other.SqlState == PostgresErrorCodes.NotNullViolation && other.ColumnName == "version")
        {
            isAnother = true;
        }

        if (isAnother || batch.BatchCommands[0].RecordsAffected != 1)
            throw new InconsistentStateException($"Study {study} was written by another activation, or deleted: expected version {version - 1}.");

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>Sets or ends the lease of running trials, in seconds.</summary>
    public static async Task SetLease(NpgsqlConnection connection, long study, double? seconds)
    {
        await using var command = new NpgsqlCommand("UPDATE study SET lease_seconds = $2 WHERE id = $1", connection);
        command.Parameters.Add(new() { Value = study });
        command.Parameters.Add(Real(seconds));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Deletes the study with everything of it, its campaign's row included.</summary>
    public static async Task Delete(NpgsqlConnection connection, long study, string campaign)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in Deletions)
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = study } } });
        await batch.ExecuteNonQueryAsync();
        await CampaignWrites.Delete(connection, campaign, CancellationToken.None);
    }

    private const string TrialSql =
        """
        INSERT INTO study_trial (study, number, state, objective, started_at, completed_at, request, version, reports, last_value)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (study, number) DO UPDATE SET state = excluded.state, objective = excluded.objective, started_at = excluded.started_at,
          completed_at = excluded.completed_at, request = excluded.request, version = excluded.version, reports = excluded.reports, last_value = excluded.last_value
        """;

    private const string ParameterSql =
        """
        INSERT INTO study_parameter (study, number, name, value, distribution) SELECT $1, * FROM unnest($2::int[], $3::text[], $4::float8[], $5::text[])
        ON CONFLICT (study, number, name) DO UPDATE SET value = excluded.value, distribution = excluded.distribution
        """;

    private const string AttributeSql =
        """
        INSERT INTO study_attribute (study, number, system, key, value) SELECT $1, * FROM unnest($2::int[], $3::boolean[], $4::text[], $5::text[])
        ON CONFLICT (study, number, system, key) DO UPDATE SET value = excluded.value
        """;

    private const string ReportSql =
        """
        INSERT INTO study_report (study, number, step, value, at) SELECT $1, r.*, $5 FROM unnest($2::int[], $3::bigint[], $4::float8[]) AS r
        ON CONFLICT (study, number, step) DO UPDATE SET value = excluded.value, at = excluded.at
        """;

    private static readonly string[] Deletions =
    [
        "DELETE FROM study_report WHERE study = $1",
        "DELETE FROM study_attribute WHERE study = $1",
        "DELETE FROM study_parameter WHERE study = $1",
        "DELETE FROM study_trial WHERE study = $1",
        "DELETE FROM study WHERE id = $1",
    ];

    private static NpgsqlParameter Time(DateTime? value) =>
        new() { Value = value is { } time ? DateTime.SpecifyKind(time, DateTimeKind.Unspecified) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Timestamp };

    private static NpgsqlParameter Real(double? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double };
}
