using System.Globalization;
using System.Text;
using System.Text.Json;
using Cluster.Contracts.Optuna;

namespace Cluster.Web.Optuna;

/// <summary>Writes a study as an Optuna journal file: one line makes the study, one each sets an attribute, one each makes a trial with all that is in it.</summary>
internal sealed class JournalWriter(TimeZoneInfo zone)
{
    private const string Worker = "\"worker_id\": \"cluster\"";

    /// <summary>Writes all of it.</summary>
    public async Task Write(StudyContent study, Stream file, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        foreach (var line in Lines(study))
            await writer.WriteLineAsync(line.AsMemory(), cancellation);
    }

    /// <summary>The lines of a file.</summary>
    public IEnumerable<string> Lines(StudyContent study)
    {
        // Directions are 1 (minimize) and 2 (maximize) here, unlike on the wire.
        var directions = string.Join(", ", study.Directions.Select(direction => direction == StudyDirection.Maximize ? 2 : 1));
        yield return Line(JournalOperation.CreateStudy, $"\"study_name\": {Text(study.Name)}, \"directions\": [{directions}]");
        foreach (var attribute in study.UserAttributes)
            yield return Line(JournalOperation.SetStudyUserAttribute, $"\"study_id\": 0, \"user_attr\": {Attributes([attribute])}");
        foreach (var attribute in study.SystemAttributes)
            yield return Line(JournalOperation.SetStudySystemAttribute, $"\"study_id\": 0, \"system_attr\": {Attributes([attribute])}");
        foreach (var trial in study.Trials)
            yield return Line(JournalOperation.CreateTrial, Trial(trial));
    }

    private static string Line(JournalOperation operation, string rest) => $"{{\"op_code\": {(int)operation}, {Worker}, {rest}}}";

    private static string Text(string text) => JsonSerializer.Serialize(text);

    private static string Attributes(IEnumerable<StudyAttribute> attributes) =>
        $"{{{string.Join(", ", attributes.Select(attribute => $"{Text(attribute.Key)}: {attribute.Value.ReplaceLineEndings(" ")}"))}}}";

    private string Trial(StudyTrial trial)
    {
        var parts = new List<string>
        {
            "\"study_id\": 0",
            $"\"datetime_start\": {Time(trial.StartedAt)}",
            $"\"state\": {(int)trial.State}",
            $"\"value\": {(trial.Values is [var only] ? PythonJson.Write(only) : "null")}",
            $"\"values\": {(trial.Values.Count > 1 ? $"[{string.Join(", ", trial.Values.Select(PythonJson.Write))}]" : "null")}",
            $"\"distributions\": {{{string.Join(", ", trial.Parameters.Select(parameter => $"{Text(parameter.Name)}: {Text(parameter.Distribution)}"))}}}",
            $"\"params\": {{{string.Join(", ", trial.Parameters.Select(parameter => $"{Text(parameter.Name)}: {PythonJson.Write(parameter.Value)}"))}}}",
            $"\"user_attrs\": {Attributes(trial.UserAttributes)}",
            $"\"system_attrs\": {Attributes(trial.SystemAttributes)}",
            $"\"intermediate_values\": {{{string.Join(", ", trial.Reports.Select(report => $"\"{report.Step}\": {PythonJson.Write(report.Value)}"))}}}",
        };
        if (trial.CompletedAt is not null)
            parts.Add($"\"datetime_complete\": {Time(trial.CompletedAt)}");
        return string.Join(", ", parts);
    }

    private string Time(DateTime? local) => local is { } time
        ? $"\"{new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture)}\""
        : "null";
}
