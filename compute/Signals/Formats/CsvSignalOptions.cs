namespace Cluster.Compute.Signals.Formats;

/// <summary>How a CSV recording is written; what is null is detected.</summary>
/// <param name="HasHeader">Null: the first row is a header if none of its cells is a number, or if one is a text where the second row has a number.</param>
/// <param name="Delimiter">Null: the first of tab, semicolon, bar, comma, space that the first lines all have equally often.</param>
/// <param name="DecimalPoint">Point or comma; null: a comma where the first lines have no point and can't be read otherwise.</param>
/// <param name="FileBytes">Largest file.</param>
public sealed record CsvSignalOptions(
    bool? HasHeader = null,
    char? Delimiter = null,
    char? DecimalPoint = null,
    int FileBytes = 512 << 20)
{
    public static CsvSignalOptions Default { get; } = new();
}
