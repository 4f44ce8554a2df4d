namespace Cluster.Compute.Signals.Formats;

/// <summary>Reads one column of a CSV recording; see <see cref="CsvTable"/> for what it must be.</summary>
public static class CsvSignalFile
{
    /// <param name="stream">The file, UTF-8.</param>
    /// <param name="column">A name of the header or a number counted from 1; null only where there is one column, or one beside times.</param>
    /// <param name="options">Null: everything is detected.</param>
    public static float[] Read(Stream stream, string? column, CsvSignalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= CsvSignalOptions.Default;
        var table = new CsvTable(CsvText.Decode(stream, options.FileBytes), options);
        return table.Read(table.Index(column));
    }
}
