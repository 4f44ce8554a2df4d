using Cluster.Contracts.Optuna;
using Cluster.Grains.Optuna;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Reads studies with everything that is stored of them.</summary>
public sealed class StudyTable(NpgsqlDataSource database, CampaignAsStudy ours) : IStudyQueries
{
    private const string Columns = "s.id, s.name, s.directions, s.owner, s.lease_seconds, s.version, s.created_at";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StudyView>> List(CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new($"SELECT {Columns} FROM study s ORDER BY s.id"));
        batch.BatchCommands.Add(new("SELECT study, system, key, value FROM study s JOIN study_attribute a ON a.study = s.id AND a.number = -1"));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var studies = new List<StudyView>();
        while (await reader.ReadAsync(cancellation))
            studies.Add(View(reader, [], []));
        await reader.NextResultAsync(cancellation);
        var attributes = new List<(long Study, bool System, StudyAttribute Attribute)>();
        while (await reader.ReadAsync(cancellation))
            attributes.Add((reader.GetInt64(0), reader.GetBoolean(1), new(reader.GetString(2), reader.GetString(3))));
        var of = attributes.ToLookup(entry => (entry.Study, entry.System), entry => entry.Attribute);
        return [.. studies.Select(study => study with { UserAttributes = [.. of[(study.Id, false)]], SystemAttributes = [.. of[(study.Id, true)]] })];
    }

    /// <inheritdoc/>
    public async Task<long?> Find(string name, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT id FROM study WHERE name = $1");
        command.Parameters.Add(new() { Value = name });
        return (long?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<StudyContent?> Content(string campaign, CancellationToken cancellation)
    {
        if (await Load(campaign, 0, cancellation) is not var (_, study))
            return await ours.Read(campaign, cancellation);
        var view = study.View;
        return new(view.Name, view.Directions, view.UserAttributes, view.SystemAttributes, [.. study.Trials.Select(trial => trial.View)]);
    }

    /// <summary>A study with all its trials as of one moment, or null if there is none of that campaign.</summary>
    internal async Task<(StudyHead Head, Study Study)?> Load(string campaign, long now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        await using var find = new NpgsqlCommand($"SELECT {Columns} FROM study s WHERE s.campaign = $1", connection) { Parameters = { new() { Value = campaign } } };
        StudyHead head;
        StudyView view;
        await using (var found = await find.ExecuteReaderAsync(cancellation))
        {
            if (!await found.ReadAsync(cancellation))
                return null;
            view = View(found, [], []);
            head = new(found.GetString(3), found.IsDBNull(4) ? null : found.GetDouble(4), found.GetInt64(5), new(found.GetDateTime(6), TimeSpan.Zero));
        }

        var parts = new StudyParts();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in StudyParts.Queries)
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = view.Id } } });
        await using (var reader = await batch.ExecuteReaderAsync(cancellation))
            await parts.Read(reader, cancellation);
        var study = new Study(view.Id, view with
        {
            UserAttributes = parts.Attributes(StudyChange.OfStudy, system: false),
            SystemAttributes = parts.Attributes(StudyChange.OfStudy, system: true),
        });
        foreach (var trial in parts.Trials())
            study.Load(trial, now);
        return (head, study);
    }

    private static StudyView View(NpgsqlDataReader row, IReadOnlyList<StudyAttribute> user, IReadOnlyList<StudyAttribute> system) => new(
        row.GetInt64(0), row.GetString(1), [.. row.GetFieldValue<short[]>(2).Select(direction => (StudyDirection)direction)], user, system);
}
