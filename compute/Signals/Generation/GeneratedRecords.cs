using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Records as JSON, numbers to their last bit.</summary>
public static class GeneratedRecords
{
    // Features may be NaN; what is null is written, since no member may be missing.
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectRequiredConstructorParameters = true };

    /// <summary>The JSON in UTF-8.</summary>
    public static byte[] Write(IReadOnlyList<GeneratedRecord> records) => JsonSerializer.SerializeToUtf8Bytes(records, Json);

    /// <summary>Reads what <see cref="Write"/> wrote; throws <see cref="InvalidDataException"/> for anything else.</summary>
    public static IReadOnlyList<GeneratedRecord> Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<GeneratedRecord[]>(json, Json) ?? throw new InvalidDataException("Expected generated records, found null.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Expected generated records as JSON: {e.Message}", e);
        }
    }
}
