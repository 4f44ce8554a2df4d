using System.Text;

namespace Cluster.Compute.Signals.Formats;

/// <summary>A recording or manifest that cannot be read: what was found, what was expected, and where.</summary>
public sealed class SignalFormatException : Exception
{
    private SignalFormatException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>Byte offset from the start of the file, or of the expanded data of a compressed variable.</summary>
    public long? Offset { get; private init; }

    /// <summary>The variable, field or cell that was being read.</summary>
    public string? Variable { get; private init; }

    /// <summary>Line of a text file, counted from 1.</summary>
    public int? Line { get; private init; }

    /// <summary>Column of a text file, by name where it has one, else by number counted from 1.</summary>
    public string? Column { get; private init; }

    /// <summary>An error about a file as a whole, or about a variable in it.</summary>
    public static SignalFormatException Of(string sentence, string? variable = null, Exception? inner = null)
        => new(variable is null ? sentence : $"{sentence} (variable '{variable}')", inner) { Variable = variable };

    /// <summary>The same error, said of the file or variable it stands in.</summary>
    public static SignalFormatException In(string place, SignalFormatException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new($"{place}: {error.Message}", error)
        {
            Offset = error.Offset,
            Variable = error.Variable,
            Line = error.Line,
            Column = error.Column,
        };
    }

    /// <summary>An error at a byte of a binary file.</summary>
    public static SignalFormatException AtByte(
        long offset, string? variable, string expected, string found, Exception? inner = null)
    {
        var text = new StringBuilder($"at byte {offset}: expected {expected}, found {found}");
        if (variable is { Length: > 0 })
            text.Append($" (variable '{variable}')");
        return new(text.ToString(), inner) { Offset = offset, Variable = variable };
    }

    /// <summary>An error at a line, and where known a column, of a text file.</summary>
    public static SignalFormatException AtLine(
        int line, string? column, string expected, string found, Exception? inner = null)
    {
        var where = column is null ? $"line {line}" : $"line {line}, column {column}";
        return new($"{where}: expected {expected}, found {found}", inner) { Line = line, Column = column };
    }
}
