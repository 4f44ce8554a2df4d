using System.Globalization;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Lists an array of a file: a vector as itself, a matrix of a few channels as itself and as its channels.</summary>
internal static class Channels
{
    /// <summary>More rows or columns than this are an image or a table of features, no channels.</summary>
    public const int Most = 64;

    /// <summary>
    /// A vector gives one variable. A matrix with at most <see cref="Most"/> on its shorter side gives one more for each channel, named by number
    /// from 1 after a point. <paramref name="rowMajor"/>: neighbours in memory differ in the last index (C), else in the first (Fortran, MATLAB).
    /// </summary>
    public static IEnumerable<FileVariable> Of(string name, string kind, IReadOnlyList<long> dims, bool rowMajor, Func<RawNumbers> read)
    {
        var whole = new FileVariable(name, kind, dims, read);
        yield return whole;
        if (whole.IsVector || dims is not [var rows, var columns] || Math.Min(rows, columns) is 0 or > Most || whole.Count > int.MaxValue)
            yield break;
        var channels = (int)Math.Min(rows, columns);
        var length = (int)Math.Max(rows, columns);
        // Channels are the columns of a tall matrix and the rows of a wide one; they lie interleaved if neighbours in memory belong to different ones.
        var interleaved = rowMajor == rows >= columns;
        for (var i = 0; i < channels; i++)
        {
            var channel = i;
            yield return new FileVariable(
                $"{(name.Length > 0 ? name + "." : "")}{(i + 1).ToString(CultureInfo.InvariantCulture)}", $"a channel of {kind}", [length],
                () => interleaved ? read().Every(channels, channel, length) : read().Every(1, channel * length, length));
        }
    }
}
