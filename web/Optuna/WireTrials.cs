using System.Globalization;
using Cluster.Contracts;
using Cluster.Contracts.Optuna;
using Cluster.Web.Optuna.Wire;
using Google.Protobuf.Collections;
using StudyDirection = Cluster.Contracts.Optuna.StudyDirection;

namespace Cluster.Web.Optuna;

/// <summary>Trials as they cross the wire.</summary>
internal static class WireTrials
{
    // 2026-03-01 08:00:00.000000
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.ffffff";
    private const string ReadFormat = "yyyy-MM-dd HH:mm:ss.FFFFFF";

    public static StudyDirection Of(Wire.StudyDirection direction) => direction == Wire.StudyDirection.Maximize ? StudyDirection.Maximize : StudyDirection.Minimize;

    public static Wire.StudyDirection Of(StudyDirection direction) => direction == StudyDirection.Maximize ? Wire.StudyDirection.Maximize : Wire.StudyDirection.Minimize;

    /// <summary>The numbers are the same; another one is refused.</summary>
    public static StudyTrialState Of(TrialState state) => state is >= TrialState.Running and <= TrialState.Waiting
        ? (StudyTrialState)state
        : throw new CommandRefusedException($"state: found {(int)state}, expected 0 to 4.");

    public static void Fill(MapField<string, string> map, IReadOnlyList<StudyAttribute> attributes)
    {
        foreach (var attribute in attributes)
            map[attribute.Key] = attribute.Value;
    }

    public static Trial Of(long study, StudyTrial trial)
    {
        var wire = new Trial
        {
            TrialId = StudyIds.Trial(study, trial.Number),
            Number = trial.Number,
            State = (TrialState)trial.State,
            Values = { trial.Values },
            DatetimeStart = Text(trial.StartedAt),
            DatetimeComplete = Text(trial.CompletedAt),
        };
        foreach (var parameter in trial.Parameters)
        {
            wire.Params[parameter.Name] = parameter.Value;
            wire.Distributions[parameter.Name] = parameter.Distribution;
        }

        Fill(wire.UserAttributes, trial.UserAttributes);
        Fill(wire.SystemAttributes, trial.SystemAttributes);
        foreach (var report in trial.Reports)
            wire.IntermediateValues[report.Step] = report.Value;
        return wire;
    }

    public static StudyTrial Of(Trial wire) => new(
        0, Of(wire.State), [.. wire.Values], Time(wire.DatetimeStart, "datetime_start"), Time(wire.DatetimeComplete, "datetime_complete"),
        [.. wire.Params.Select(parameter => new StudyParameter(parameter.Key, parameter.Value, Distribution(wire, parameter.Key)))],
        [.. wire.UserAttributes.Select(attribute => new StudyAttribute(attribute.Key, attribute.Value))],
        [.. wire.SystemAttributes.Select(attribute => new StudyAttribute(attribute.Key, attribute.Value))],
        [.. wire.IntermediateValues.OrderBy(report => report.Key).Select(report => new StudyReport(report.Key, report.Value))]);

    private static string Distribution(Trial wire, string name) => wire.Distributions.TryGetValue(name, out var text)
        ? text
        : throw new CommandRefusedException($"distributions: found none for '{name}', expected one for each of params.");

    private static string Text(DateTime? time) => time?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";

    private static DateTime? Time(string text, string field)
    {
        if (text.Length == 0)
            return null;
        return DateTime.TryParseExact(text, ReadFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new CommandRefusedException($"{field}: found '{text}', expected such as '2026-03-01 08:00:00.000000'.");
    }
}
