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

    /// <summary>Which of its variables a path (null: none is named) reaches, several parts of it being separated by semicolons.</summary>
    public static VariableChoice Choice(ReceivedRecording file, string? path)
    {
        if (file.Fault is not null)
            return new([], file.Fault);
        var signals = file.Variables.Where(variable => variable.IsSignal).Select(variable => variable.Name).ToArray();
        if (path is null)
        {
            return signals.Length == 1 ? new(signals) : new([], signals.Length == 0
                ? "found no vector of samples" : $"found {signals.Length} vectors of samples ({Shown(signals)}), expected one or a variable or column that is named");
        }

        string[] names = [.. file.Variables.Select(variable => variable.Name)];
        var chosen = new List<string>();
        foreach (var part in path.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var found = VariablePath.Match(part, names);
            if (found.Count == 0 && VariablePath.Column(part, names.Length) is { } column)
                found = [names[column]];
            if (found.Count != 1)
                return new(chosen, $"expected one variable or column '{part}', found {(found.Count == 0 ? $"none of that name among {Shown(names)}" : Shown(found))}");
            if (!signals.Contains(found[0], StringComparer.Ordinal))
                return new(chosen, $"expected a vector of at least {LeastSamples} samples in '{part}', found {file.Variables.First(variable => variable.Name == found[0]).Shape}");
            chosen.Add(found[0]);
        }

        return new(chosen);
    }

    private static string Shown(IReadOnlyList<string> names) => string.Join(", ", names.Take(12)) + (names.Count > 12 ? $" and {names.Count - 12} more" : "");

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
