namespace Cluster.Compute.Signals.Formats;

/// <summary>
/// The variables of a MAT v5 file of either byte order, compressed or not. Throws <see cref="SignalFormatException"/> on
/// damaged files, on files beyond the limits, and on MAT v4 and v7.3.
/// </summary>
public sealed class MatFile
{
    private MatFile(IReadOnlyList<MatArray> variables) => Variables = variables;

    /// <summary>In the order of the file; arrays that are no signals are present as <see cref="MatRefused"/>.</summary>
    public IReadOnlyList<MatArray> Variables { get; }

    /// <summary>True where the first bytes of a file are those of a MAT file of any version from 5 on.</summary>
    public static bool Recognises(ReadOnlySpan<byte> start) => MatHeader.Recognises(start);

    public static MatFile Read(Stream stream, FormatLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(BoundedBytes.Read(stream, (limits ?? FormatLimits.Default).FileBytes), limits);
    }

    public static MatFile Read(ReadOnlyMemory<byte> file, FormatLimits? limits = null)
    {
        limits ??= FormatLimits.Default;
        if (file.Length > limits.FileBytes)
            throw SignalFormatException.Of($"expected a file of at most {limits.FileBytes} bytes, found {file.Length}");
        var littleEndian = MatHeader.IsLittleEndian(file.Span);
        var scanner = new MatScanner(file[MatHeader.Bytes..], littleEndian, MatHeader.Bytes);
        var reader = new MatArrayReader(littleEndian, limits);
        var inflater = new MatInflater(limits.ExpandedBytes);
        var variables = new List<MatArray>();
        while (!scanner.AtEnd)
        {
            var element = scanner.Next("a variable", variable: null);
            var variable = element.Type switch
            {
                MatType.Matrix => reader.Variable(element),
                MatType.Compressed => Compressed(inflater.Expand(element), element, reader, littleEndian),
                _ => throw SignalFormatException.AtByte(
                    element.Offset, null, "a variable (type Matrix or Compressed)", $"type {element.Type}"),
            };
            // MATLAB keeps what its objects need in an array without a name.
            if (variable.Name.Length == 0)
                continue;
            if (variables.Exists(other => other.Name == variable.Name))
                throw SignalFormatException.AtByte(element.Offset, variable.Name, "each variable once", "a second one");
            variables.Add(variable);
        }
        return new MatFile(variables);
    }

    /// <summary>
    /// All arrays that a path of names with wildcards reaches: <c>X105_DE_time</c>, <c>*_DE_time</c>, <c>bearing.gs</c>.
    /// </summary>
    public IReadOnlyList<MatArray> Match(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var parts = path.Split('.');
        var found = Variables.Where(variable => Wildcard.Matches(parts[0], variable.Name)).ToList();
        foreach (var part in parts.Skip(1))
        {
            found = [.. found.OfType<MatStruct>().Where(one => one.Count == 1).SelectMany(one => one.Fields
                .Where(field => Wildcard.Matches(part, field))
                .Select(field => one.Field(field)!))];
        }
        return found;
    }

    /// <summary>The one real numeric array that the path reaches; none, several or another kind is an error.</summary>
    public MatNumeric Numeric(string path) => Match(path) switch
    {
        [MatNumeric one] => one,
        [var other] => throw SignalFormatException.Of($"expected a real numeric array, found {other.Kind}", other.Name),
        [] => throw SignalFormatException.Of($"expected a variable '{path}', found {Names(Variables)}"),
        var several => throw SignalFormatException.Of($"expected one variable '{path}', found {Names(several)}"),
    };

    private static string Names(IReadOnlyList<MatArray> arrays)
    {
        const int shown = 12;
        var names = string.Join(", ", arrays.Take(shown).Select(array => $"{array.Name} ({array.Kind}, {array.Shape})"));
        return arrays.Count switch
        {
            0 => "no variables",
            <= shown => names,
            _ => $"{names} and {arrays.Count - shown} more",
        };
    }

    private static MatArray Compressed(byte[] expanded, MatElement element, MatArrayReader reader, bool littleEndian)
    {
        try
        {
            return reader.Variable(new MatScanner(expanded, littleEndian, 0).Next(MatType.Matrix, "an array", variable: null));
        }
        catch (SignalFormatException error)
        {
            throw SignalFormatException.In($"in the data compressed at byte {element.Offset}", error);
        }
    }
}
