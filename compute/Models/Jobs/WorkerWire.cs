using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cluster.Compute.Models.Jobs;

/// <summary>The JSON of the worker protocol: camelCase names, snake_case enums, nulls left out, one message a line.</summary>
public static class WorkerWire
{
    /// <summary>How everything a worker reads and writes is serialised.</summary>
    public static JsonSerializerOptions Json { get; } = Options(indented: false);

    /// <summary>The same, indented: for files that people read.</summary>
    public static JsonSerializerOptions IndentedJson { get; } = Options(indented: true);

    /// <summary>One line, without its end.</summary>
    public static string Write(WorkerCommand command) => JsonSerializer.Serialize(command, Json);

    /// <summary>One line, without its end.</summary>
    public static string Write(WorkerReport report) => JsonSerializer.Serialize(report, Json);

    /// <summary>Reads a line from a silo; a <see cref="FormatException"/> says what is wrong with it.</summary>
    public static WorkerCommand ReadCommand(string line) => Read<WorkerCommand>(line);

    /// <summary>Reads a line from a worker; a <see cref="FormatException"/> says what is wrong with it.</summary>
    public static WorkerReport ReadReport(string line) => Read<WorkerReport>(line);

    private static T Read<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json) ?? throw new FormatException("Expected a message, found null.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            var shown = line.Length <= 200 ? line : line[..200] + "...";
            throw new FormatException($"Expected a {typeof(T).Name} as one line of JSON, found '{shown}': {e.Message}", e);
        }
    }

    private static JsonSerializerOptions Options(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            NewLine = "\n",
            NumberHandling = JsonNumberHandling.Strict,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
