namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>Dimensions of a dataset or attribute.</summary>
internal static class Hdf5Dataspace
{
    private const int MaxRank = 32;

    /// <summary>None for a single value; a zero where there is no data.</summary>
    public static long[] Read(ReadOnlySpan<byte> data)
    {
        var (version, rank) = (Hdf5Bytes.Byte(data, 0), Hdf5Bytes.Byte(data, 1));
        if (version is not (1 or 2) || rank > MaxRank)
            throw SignalFormatException.Of($"expected an HDF5 dataspace of version 1 or 2 and at most {MaxRank} dimensions, found version {version}, {rank}");
        if (version == 2 && Hdf5Bytes.Byte(data, 3) == 2)
            return [0];
        var dims = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            dims[i] = Hdf5Bytes.Int64(data, (version == 1 ? 8 : 4) + 8 * i);
            if (dims[i] < 0)
                throw SignalFormatException.Of($"expected dimensions of 0 or more, found {dims[i]}");
        }
        return dims;
    }
}
