namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>A step of a dataset's filter pipeline, in the order of writing.</summary>
internal sealed record Hdf5Filter(int Id, int Parameter)
{
    public const int Deflate = 1;
    public const int Shuffle = 2;
    public const int Fletcher32 = 3;

    public static IReadOnlyList<Hdf5Filter> Read(Hdf5Message? message)
    {
        if (message is null)
            return [];
        var data = message.Data.Span;
        var (version, count) = (Hdf5Bytes.Byte(data, 0), Hdf5Bytes.Byte(data, 1));
        var at = version == 1 ? 8 : 2;
        var filters = new List<Hdf5Filter>();
        for (var i = 0; i < count; i++)
        {
            var id = Hdf5Bytes.UInt16(data, at);
            var named = version == 1 || id >= 256;
            var name = named ? Hdf5Bytes.UInt16(data, at + 2) : 0;
            at += named ? 4 : 2;
            var values = Hdf5Bytes.UInt16(data, at + 2);
            at += 4 + (version == 1 ? (name + 7) / 8 * 8 : name);
            filters.Add(new(id, values > 0 ? (int)Hdf5Bytes.UInt32(data, at) : 0));
            at += 4 * values + (version == 1 && values % 2 == 1 ? 4 : 0);
        }
        return filters;
    }
}
