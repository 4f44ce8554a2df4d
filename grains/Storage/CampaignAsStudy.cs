using System.Text.Json;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>
/// A campaign of our own in the form of a study, for those who go on with Optuna: one objective that is maximised, reports by epoch. Stopped trials become
/// failed ones, those at a checkpoint running ones; the experiment's name becomes an attribute.
/// </summary>
public sealed class CampaignAsStudy(NpgsqlDataSource database, CampaignTable campaigns, TimeProvider time)
{
    /// <summary>The campaign with all its trials, or null if there is none of that id.</summary>
    public async Task<StudyContent?> Read(string campaign, CancellationToken cancellation)
    {
        if (await campaigns.Snapshot(campaign, cancellation) is not { } snapshot)
            return null;
        var reports = await Reports(campaign, cancellation);
        var space = snapshot.Spec.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        return new(
            snapshot.Row.Name, [StudyDirection.Maximize], [new("cluster:campaign", Json(campaign)), new("cluster:seed", Json(snapshot.Spec.Seed))], [],
            [.. snapshot.Trials.Select(trial => Trial(trial, space, [.. reports[trial.Number]]))]);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static StudyTrialState State(TrialState state) => state switch
    {
        TrialState.Completed => StudyTrialState.Complete,
        TrialState.Pruned => StudyTrialState.Pruned,
        TrialState.Failed or TrialState.Stopped => StudyTrialState.Fail,
        TrialState.Queued => StudyTrialState.Waiting,
        _ => StudyTrialState.Running,
    };

    private static StudyParameter Parameter(ParameterValue value, ParameterSpec spec)
    {
        if (spec.Kind is ParameterKind.Float or ParameterKind.Int && value.Number is { } number)
        {
            var isInt = spec.Kind == ParameterKind.Int;
            // Optuna has no steps on a logarithmic range, and whole numbers always have one.
            var step = spec.Log ? isInt ? 1 : (double?)null : spec.Step ?? (isInt ? 1 : null);
            return new(value.Name, number, isInt
                ? Json(new { name = "IntDistribution", attributes = new { log = spec.Log, step = (long)step!, low = (long)spec.Low!, high = (long)spec.High! } })
                : Json(new { name = "FloatDistribution", attributes = new { step, low = spec.Low, high = spec.High, log = spec.Log } }));
        }

        var text = value.Text ?? PythonJson.Write(value.Number ?? double.NaN);
        string[] choices = spec.Choices?.Contains(text) is true ? [.. spec.Choices] : [text];
        return new(value.Name, Array.IndexOf(choices, text), Json(new { name = "CategoricalDistribution", attributes = new { choices } }));
    }

    private StudyTrial Trial(TrialRow trial, Dictionary<string, ParameterSpec> space, IReadOnlyList<StudyReport> reports)
    {
        var state = State(trial.State);
        var isEnd = trial.IsFinished;
        return new(
            trial.Number, state, state is StudyTrialState.Complete or StudyTrialState.Pruned && trial.Value is { } value ? [value] : [],
            Local(trial.StartedAt), isEnd ? Local(trial.EndedAt) : null,
            [.. trial.Parameters.Where(parameter => space.ContainsKey(parameter.Name)).Select(parameter => Parameter(parameter, space[parameter.Name]))],
            [new("cluster:experiment", Json(trial.Experiment))], [], reports);
    }

    private DateTime? Local(DateTimeOffset? at) => at is { } moment ? TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone).DateTime : null;

    private async Task<ILookup<int, StudyReport>> Reports(string campaign, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT j.trial_number, e.epoch, e.value FROM job j JOIN epoch e ON e.job = j.id WHERE j.campaign = $1 AND j.trial_number IS NOT NULL ORDER BY 1, 2");
        command.Parameters.Add(new() { Value = campaign });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var reports = new List<(int Number, StudyReport Report)>();
        while (await reader.ReadAsync(cancellation))
            reports.Add((reader.GetInt32(0), new(reader.GetInt32(1), reader.GetDouble(2))));
        return reports.ToLookup(row => row.Number, row => row.Report);
    }
}
