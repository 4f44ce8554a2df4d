namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>A message of an object header.</summary>
internal sealed record Hdf5Message(int Type, bool IsShared, ReadOnlyMemory<byte> Data)
{
    public const int Dataspace = 0x01;
    public const int LinkInfo = 0x02;
    public const int Datatype = 0x03;
    public const int Link = 0x06;
    public const int Layout = 0x08;
    public const int Filters = 0x0b;
    public const int Attribute = 0x0c;
    public const int Continuation = 0x10;
    public const int SymbolTable = 0x11;
}
