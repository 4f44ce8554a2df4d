using System.Globalization;
using System.Text.Json;
using Cluster.Contracts;
using Cluster.Contracts.Optuna;

namespace Cluster.Web.Optuna;

/// <summary>
/// Reads an Optuna journal file: one JSON object a line, replayed in order as Optuna replays it. What Optuna ignores is ignored: changes of finished trials,
/// of studies that do not exist, a second claim of a running trial; and a last line that was cut off when its writer died.
/// </summary>
internal sealed class JournalReader(TimeZoneInfo zone)
{
    private readonly List<JournalStudy> _studies = [];
    private readonly List<JournalTrial> _trials = [];

    /// <summary>The studies that the file leaves; refuses, with the number of the line, what is no journal.</summary>
    public async Task<IReadOnlyList<StudyContent>> Read(Stream file, CancellationToken cancellation)
    {
        using var reader = new StreamReader(file);
        var next = await reader.ReadLineAsync(cancellation);
        for (var number = 1; next is not null; number++)
        {
            var line = next;
            next = await reader.ReadLineAsync(cancellation);
            if (line.Length == 0)
                continue;
            try
            {
                using var entry = PythonJson.Read(line);
                Apply(entry.RootElement);
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                if (fault is JsonException && next is null && number > 1)
                    break;
                throw new CommandRefusedException(
                    $"Line {number}: found '{(line.Length > 120 ? line[..120] + "…" : line)}', expected an operation of an Optuna journal ({fault.Message}).");
            }
        }

        return [.. _studies.Where(study => !study.IsDeleted).Select(study => study.Told)];
    }

    // {"op_code": 6, "worker_id": "...", "trial_id": 0, "state": 1, "values": [0.5], "datetime_complete": "2026-03-01T08:00:00.000000+00:00"}
    private void Apply(JsonElement entry)
    {
        var operation = (JournalOperation)entry.GetProperty("op_code").GetInt32();
        switch (operation)
        {
            case JournalOperation.CreateStudy:
                CreateStudy(entry);
                break;
            case JournalOperation.DeleteStudy:
                if (Study(entry) is { } deleted)
                    deleted.IsDeleted = true;
                break;
            case JournalOperation.SetStudyUserAttribute:
                Fill(Study(entry)?.UserAttributes, entry, "user_attr");
                break;
            case JournalOperation.SetStudySystemAttribute:
                Fill(Study(entry)?.SystemAttributes, entry, "system_attr");
                break;
            case JournalOperation.CreateTrial:
                CreateTrial(entry);
                break;
            case >= JournalOperation.SetTrialParameter and <= JournalOperation.SetTrialSystemAttribute:
                if (Unfinished(entry) is { } trial)
                    Change(trial, operation, entry);
                break;
            case JournalOperation.DiscardTrials:
                break;
            default:
                throw new FormatException($"op_code {(int)operation}");
        }
    }

    private static void Fill(Dictionary<string, string>? attributes, JsonElement entry, string name)
    {
        if (attributes is null || !entry.TryGetProperty(name, out var given))
            return;
        foreach (var attribute in given.EnumerateObject())
            attributes[attribute.Name] = PythonJson.Text(attribute.Value);
    }

    private static IReadOnlyList<double>? Values(JsonElement entry)
    {
        if (entry.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array)
            return [.. values.EnumerateArray().Select(Number)];
        return entry.TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null ? [Number(value)] : null;
    }

    private static double Number(JsonElement element) => PythonJson.Number(element) ?? throw new FormatException($"found {element.GetRawText()}, expected a number");

    private static StudyTrialState State(JsonElement entry)
    {
        var state = entry.GetProperty("state").GetInt32();
        return Enum.IsDefined((StudyTrialState)state) ? (StudyTrialState)state : throw new FormatException($"state {state}");
    }

    // Directions are 1 (minimize) and 2 (maximize) here, unlike on the wire.
    private void CreateStudy(JsonElement entry)
    {
        var name = entry.GetProperty("study_name").GetString()!;
        if (_studies.Exists(study => study.Name == name && !study.IsDeleted))
            return;
        _studies.Add(new(name, [.. entry.GetProperty("directions").EnumerateArray().Select(direction =>
            direction.GetInt32() == 2 ? StudyDirection.Maximize : StudyDirection.Minimize)]));
    }

    private void CreateTrial(JsonElement entry)
    {
        if (Study(entry) is not { } study)
            return;
        var trial = new JournalTrial
        {
            State = entry.TryGetProperty("state", out _) ? State(entry) : StudyTrialState.Running,
            Values = Values(entry) ?? [],
            StartedAt = Time(entry, "datetime_start"),
            CompletedAt = Time(entry, "datetime_complete"),
        };
        if (entry.TryGetProperty("params", out var parameters))
        {
            var distributions = entry.GetProperty("distributions");
            foreach (var parameter in parameters.EnumerateObject())
                trial.Parameters[parameter.Name] = new(parameter.Name, Number(parameter.Value), distributions.GetProperty(parameter.Name).GetString()!);
        }

        Fill(trial.UserAttributes, entry, "user_attrs");
        Fill(trial.SystemAttributes, entry, "system_attrs");
        if (entry.TryGetProperty("intermediate_values", out var reports))
        {
            foreach (var report in reports.EnumerateObject())
                trial.Reports[long.Parse(report.Name, CultureInfo.InvariantCulture)] = Number(report.Value);
        }

        study.Trials.Add(trial);
        _trials.Add(trial);
    }

    private void Change(JournalTrial trial, JournalOperation operation, JsonElement entry)
    {
        switch (operation)
        {
            case JournalOperation.SetTrialParameter:
                var name = entry.GetProperty("param_name").GetString()!;
                trial.Parameters[name] = new(name, Number(entry.GetProperty("param_value_internal")), entry.GetProperty("distribution").GetString()!);
                break;
            case JournalOperation.SetTrialStateValues:
                SetState(trial, entry);
                break;
            case JournalOperation.SetTrialIntermediateValue:
                trial.Reports[entry.GetProperty("step").GetInt64()] = Number(entry.GetProperty("intermediate_value"));
                break;
            case JournalOperation.SetTrialUserAttribute:
                Fill(trial.UserAttributes, entry, "user_attr");
                break;
            default:
                Fill(trial.SystemAttributes, entry, "system_attr");
                break;
        }
    }

    private void SetState(JournalTrial trial, JsonElement entry)
    {
        var state = State(entry);
        if (state == StudyTrialState.Running && trial.State == StudyTrialState.Running)
            return;
        trial.State = state;
        trial.Values = Values(entry) ?? trial.Values;
        if (state == StudyTrialState.Running)
            trial.StartedAt = Time(entry, "datetime_start");
        if (trial.IsFinished)
            trial.CompletedAt = Time(entry, "datetime_complete");
    }

    private JournalStudy? Study(JsonElement entry) =>
        entry.GetProperty("study_id").GetInt64() is >= 0 and var id && id < _studies.Count && !_studies[(int)id].IsDeleted ? _studies[(int)id] : null;

    private JournalTrial? Unfinished(JsonElement entry) =>
        entry.GetProperty("trial_id").GetInt64() is >= 0 and var id && id < _trials.Count && !_trials[(int)id].IsFinished ? _trials[(int)id] : null;

    // With a zone it is turned into the server's, without one it is the server's already.
    private DateTime? Time(JsonElement entry, string name)
    {
        if (!entry.TryGetProperty(name, out var given) || given.GetString() is not { } text)
            return null;
        var time = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return time.Kind == DateTimeKind.Unspecified
            ? time
            : TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), zone).DateTime;
    }
}
