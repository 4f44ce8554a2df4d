using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Reads and writes a <see cref="Setting"/> as a bare JSON number or string.</summary>
public sealed class SettingConverter : JsonConverter<Setting>
{
    /// <inheritdoc/>
    public override Setting Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => new Setting(reader.GetDouble()),
        JsonTokenType.String => new Setting(reader.GetString()!),
        JsonTokenType.True => new Setting("true"),
        JsonTokenType.False => new Setting("false"),
        var other => throw new JsonException($"A hyperparameter is a number or a text, found {other}."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Setting value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Text is { } text)
            writer.WriteStringValue(text);
        else
            writer.WriteNumberValue(value.Number ?? 0);
    }
}
