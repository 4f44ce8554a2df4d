using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Campaigns.Specs;

/// <summary>The specification of a campaign as a file in YAML or JSON.</summary>
internal static class SpecFile
{
    private static readonly JsonSerializerOptions Json = Options();

    /// <summary>
    /// Reads a specification. All that is wrong is thrown at once as a <see cref="FaultyRequestException"/>: by field, with the line in the file, what was
    /// found and what is allowed.
    /// </summary>
    public static CampaignSpec Read(string text, SpecFormat format)
    {
        var document = format == SpecFormat.Yaml ? YamlSpec.Read(text) : JsonSpec.Read(text);
        var shape = new SpecShape(Json);
        shape.Check(document.Root, typeof(CampaignSpec), mayBeNull: false, "");
        if (shape.Faults.Count > 0)
        {
            throw new FaultyRequestException(shape.Faults
                .GroupBy(fault => fault.Path, StringComparer.Ordinal)
                .ToDictionary(group => Field(group.Key), group => group.Select(fault => AtLine(document, fault.Path, fault.Sentence)).ToArray(), StringComparer.Ordinal));
        }

        var spec = document.Root.Deserialize<CampaignSpec>(Json)!;
        try
        {
            CampaignSpecCheck.Require(spec);
        }
        catch (FaultyRequestException faulty)
        {
            throw new FaultyRequestException(faulty.Errors.ToDictionary(
                pair => pair.Key, pair => pair.Value.Select(sentence => AtLine(document, pair.Key, sentence)).ToArray(), StringComparer.Ordinal));
        }

        return spec;
    }

    /// <summary>Writes a specification so that <see cref="Read"/> gives the same; what is not set is left out.</summary>
    public static string Write(CampaignSpec spec, SpecFormat format)
    {
        var root = JsonSerializer.SerializeToNode(spec, Json)!;
        return format == SpecFormat.Yaml ? YamlSpec.Write(root) : root.ToJsonString(Json) + "\n";
    }

    /// <summary>The format that a file's name or a media type tells: YAML by yaml or yml, else JSON.</summary>
    public static SpecFormat FormatOf(string name) =>
        name.EndsWith("yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith("yml", StringComparison.OrdinalIgnoreCase) ? SpecFormat.Yaml : SpecFormat.Json;

    /// <summary>The text of a file of at most <see cref="SpecDocument.MostBytes"/>; a longer one is refused with the limit.</summary>
    public static async Task<string> Text(Stream file, CancellationToken cancellation)
    {
        var bytes = new byte[SpecDocument.MostBytes + 1];
        var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return read < bytes.Length
            ? Encoding.UTF8.GetString(bytes, 0, read).TrimStart('\uFEFF')
            : throw SpecDocument.Fault(1, $"found more than {SpecDocument.MostBytes} bytes, expected a specification of at most as many.");
    }

    private static string Field(string path) => path.Length == 0 ? "file" : path;

    // A file of one line, as programs send it, needs no number.
    private static string AtLine(SpecDocument document, string path, string sentence) =>
        document.Lines.Values.Any(line => line > 1) ? $"{sentence} (line {document.LineOf(path)})" : sentence;

    private static JsonSerializerOptions Options()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            NewLine = "\n",
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        WebRegistration.Strict(json);
        json.MakeReadOnly(populateMissingResolver: true);
        return json;
    }
}
