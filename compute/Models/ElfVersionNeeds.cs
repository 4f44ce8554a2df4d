using System.Buffers.Binary;
using System.Text;

namespace Cluster.Compute.Models;

/// <summary>Edits the symbol versions that a 64-bit little-endian ELF library needs (section type SHT_GNU_verneed of the System V ABI).</summary>
internal static class ElfVersionNeeds
{
    private const uint VersionNeedSection = 0x6ffffffe;
    private const byte WeakFlag = 2;

    /// <summary>Marks every need of the version as weak; false if the library has no such need or is no such ELF file.</summary>
    public static bool MarkWeak(byte[] elf, string version)
    {
        if (elf.Length < 64 || !elf.AsSpan().StartsWith("\u007fELF"u8) || elf[4] != 2 || elf[5] != 1)
            return false;
        var found = false;
        var sections = Int64(elf, 0x28);
        var (size, count) = (Int16(elf, 0x3A), Int16(elf, 0x3C));
        for (var i = 0; i < count; i++)
        {
            var section = sections + i * size;
            if (Int32(elf, section + 4) == VersionNeedSection)
                found |= MarkWeak(elf, version, section, sections, size);
        }

        return found;
    }

    private static bool MarkWeak(byte[] elf, string version, long section, long sections, int size)
    {
        var found = false;
        var strings = Int64(elf, sections + Int32(elf, section + 40) * size + 24);
        var need = Int64(elf, section + 24);
        for (uint k = 0, needs = Int32(elf, section + 44); k < needs; k++)
        {
            var entry = need + Int32(elf, need + 8);
            for (int j = 0, entries = Int16(elf, need + 2); j < entries; j++)
            {
                if (Text(elf, strings + Int32(elf, entry + 8)) == version)
                {
                    elf[entry + 4] |= WeakFlag;
                    found = true;
                }

                entry += Int32(elf, entry + 12);
            }

            need += Int32(elf, need + 12);
        }

        return found;
    }

    private static string Text(byte[] elf, long at)
    {
        var rest = elf.AsSpan((int)at);
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static long Int64(byte[] elf, long at) => BinaryPrimitives.ReadInt64LittleEndian(elf.AsSpan((int)at));

    private static uint Int32(byte[] elf, long at) => BinaryPrimitives.ReadUInt32LittleEndian(elf.AsSpan((int)at));

    private static ushort Int16(byte[] elf, long at) => BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan((int)at));
}
