using Cluster.Compute.Signals.Formats;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>Looks into a received file before it is committed.</summary>
internal static class FileContent
{
    private const int MostVariables = 200;
    private const int MostHashed = 8;
    private const int LeastSamples = 16;

    /// <summary>What the file holds, or the sentence why it cannot be read.</summary>
    public static ReceivedRecording Of(string name, byte[] bytes)
    {
        try
        {
            var file = SignalFile.Open(bytes);
            var hashed = 0;
            var variables = file.Variables.Take(MostVariables).Select(variable =>
            {
                var isSignal = variable.IsVector && !variable.IsTime && variable.Count >= LeastSamples;
                return new ReceivedVariable(variable.Name, variable.Kind, variable.Shape, isSignal, isSignal && hashed++ < MostHashed ? Hash(variable) : null, null);
            }).ToArray();
            var speed = file.Variables.FirstOrDefault(variable => variable.Count == 1 && variable.IsNumeric && variable.Name.EndsWith("RPM", StringComparison.OrdinalIgnoreCase))?.Name;
            var notices = new[]
            {
                FileRecognition.Mismatch(name, file.Format),
                file.Variables.Count > MostVariables ? $"{file.Variables.Count} variables; the first {MostVariables} are shown." : null,
            };
            return new(
                name, bytes.LongLength, FileRecognition.Words(file.Format), string.Join(" ", notices.OfType<string>()) is { Length: > 0 } notice ? notice : null, null,
                file.RateHz, file.RateFrom, file.Metadata.GetValueOrDefault("unit"), speed, variables);
        }
        catch (SignalFormatException error)
        {
            return new(name, bytes.LongLength, null, null, error.Message, null, null, null, null, []);
        }
    }

    private static string? Hash(FileVariable variable)
    {
        try
        {
            return SampleDigest.Sha256(SignalImporter.Samples(variable));
        }
        catch (SignalFormatException)
        {
            // A variable that is damaged or not finite is told when it is chosen; here it is only not compared.
            return null;
        }
    }
}
