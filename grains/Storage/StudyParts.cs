using Cluster.Contracts.Optuna;
using Cluster.Grains.Optuna;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>The rows of one study's trials, put together by number.</summary>
internal sealed class StudyParts
{
    /// <summary>What is read, in this order; $1 is the study.</summary>
    public static readonly IReadOnlyList<string> Queries =
    [
        "SELECT number, name, value, distribution FROM study_parameter WHERE study = $1 ORDER BY number, name",
        "SELECT number, system, key, value FROM study_attribute WHERE study = $1 ORDER BY number, system, key",
        "SELECT number, step, value FROM study_report WHERE study = $1 ORDER BY number, step",
        "SELECT number, state, objective, started_at, completed_at, request, version FROM study_trial WHERE study = $1 ORDER BY number",
    ];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<TrialEntry> _trials = [];
    private ILookup<int, StudyParameter> _parameters = null!;
    private ILookup<(int, bool), StudyAttribute> _attributes = null!;
    private ILookup<int, StudyReport> _reports = null!;

    /// <summary>The trials in order.</summary>
    public IReadOnlyList<TrialEntry> Trials() => _trials;

    public IReadOnlyList<StudyAttribute> Attributes(int number, bool system) => [.. _attributes[(number, system)]];

    public async Task Read(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        _parameters = (await Rows(reader, row => (Number: row.GetInt32(0), Of: new StudyParameter(Once(row.GetString(1)), row.GetDouble(2), Once(row.GetString(3)))), cancellation))
            .ToLookup(row => row.Number, row => row.Of);
        await reader.NextResultAsync(cancellation);
        _attributes = (await Rows(reader, row => (Key: (row.GetInt32(0), row.GetBoolean(1)), Of: new StudyAttribute(Once(row.GetString(2)), row.GetString(3))), cancellation))
            .ToLookup(row => row.Key, row => row.Of);
        await reader.NextResultAsync(cancellation);
        _reports = (await Rows(reader, row => (Number: row.GetInt32(0), Of: new StudyReport(row.GetInt64(1), row.GetDouble(2))), cancellation))
            .ToLookup(row => row.Number, row => row.Of);
        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            _trials.Add(Trial(reader));
    }

    private static async Task<List<T>> Rows<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    private static DateTime? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    private TrialEntry Trial(NpgsqlDataReader row)
    {
        var number = row.GetInt32(0);
        var told = new StudyTrial(
            number, (StudyTrialState)row.GetInt16(1), row.GetFieldValue<double[]>(2), Time(row, 3), Time(row, 4), [.. _parameters[number]],
            Attributes(number, system: false), Attributes(number, system: true), [.. _reports[number]]);
        return new(told, row.GetGuid(5), row.GetInt64(6));
    }

    /// <summary>Names and distributions recur in every trial and are kept once.</summary>
    private string Once(string text)
    {
        if (_texts.TryGetValue(text, out var known))
            return known;
        _texts.Add(text, text);
        return text;
    }
}
