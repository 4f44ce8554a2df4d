using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models.Artifacts;

/// <summary>
/// The file format of checkpoints: "CLSTRCKP", uint32 version (1), uint32 count; for each section uint32 length of its name, UTF-8 name, int64
/// length, bytes; last the SHA-256 of all before it. Little-endian. A file that is not exactly that is refused as a bad checkpoint.
/// </summary>
public static class CheckpointFile
{
    private const uint Version = 1;
    private const int MaxSections = 64;
    private const int MaxName = 256;
    private const int DigestLength = 32;

    private static ReadOnlySpan<byte> Magic => "CLSTRCKP"u8;

    /// <summary>Writes the sections in ordinal order of their names.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, byte[]> sections)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sections);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Put(ReadOnlySpan<byte> bytes)
        {
            digest.AppendData(bytes);
            stream.Write(bytes);
        }

        Span<byte> number = stackalloc byte[8];
        Put(Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(number, Version);
        BinaryPrimitives.WriteUInt32LittleEndian(number[4..], (uint)sections.Count);
        Put(number);
        foreach (var (name, bytes) in sections.OrderBy(section => section.Key, StringComparer.Ordinal))
        {
            var encoded = Encoding.UTF8.GetBytes(name);
            BinaryPrimitives.WriteUInt32LittleEndian(number, (uint)encoded.Length);
            Put(number[..4]);
            Put(encoded);
            BinaryPrimitives.WriteInt64LittleEndian(number, bytes.Length);
            Put(number);
            Put(bytes);
        }

        stream.Write(digest.GetHashAndReset());
    }

    /// <summary>Reads a whole checkpoint file.</summary>
    public static IReadOnlyDictionary<string, byte[]> Read(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobFailedException(FailureKind.BadCheckpoint, $"Checkpoint {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a whole checkpoint; <paramref name="origin"/> names it in messages.</summary>
    public static IReadOnlyDictionary<string, byte[]> Read(ReadOnlyMemory<byte> file, string origin)
    {
        var bytes = file.Span;
        if (bytes.Length < 16 + DigestLength || !bytes.StartsWith(Magic))
            throw Bad(origin, $"expected at least {16 + DigestLength} bytes that begin with CLSTRCKP, found {bytes.Length} bytes");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version != Version)
            throw Bad(origin, $"expected format version {Version}, found {version}");
        var body = bytes[..^DigestLength];
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes[^DigestLength..]))
            throw Bad(origin, "the checksum does not match its content");
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
        if (count > MaxSections)
            throw Bad(origin, $"expected at most {MaxSections} sections, found {count}");
        var rest = body[16..];
        for (var i = 0; i < count; i++)
        {
            var name = Encoding.UTF8.GetString(Take(ref rest, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref rest, 4, origin)), origin, MaxName));
            var content = Take(ref rest, BinaryPrimitives.ReadInt64LittleEndian(Take(ref rest, 8, origin)), origin);
            if (!sections.TryAdd(name, content.ToArray()))
                throw Bad(origin, $"section {name} is there twice");
        }

        return rest.IsEmpty ? sections : throw Bad(origin, $"{rest.Length} bytes follow the last section");
    }

    /// <summary>One section as JSON.</summary>
    public static T ReadJson<T>(IReadOnlyDictionary<string, byte[]> sections, string name)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Section(sections, name), WorkerWire.Json) ?? throw Bad(name, "expected an object, found null");
        }
        catch (JsonException e)
        {
            throw new JobFailedException(FailureKind.BadCheckpoint, $"Section {name} of the checkpoint: {e.Message}", e);
        }
    }

    /// <summary>The bytes of one section.</summary>
    public static byte[] Section(IReadOnlyDictionary<string, byte[]> sections, string name)
    {
        ArgumentNullException.ThrowIfNull(sections);
        return sections.TryGetValue(name, out var bytes) ? bytes : throw Bad(name, "expected this section, found none");
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, long length, string origin, long most = long.MaxValue)
    {
        if (length < 0 || length > most || length > rest.Length)
            throw Bad(origin, $"a part of {length} bytes does not fit the {rest.Length} left");
        var taken = rest[..(int)length];
        rest = rest[(int)length..];
        return taken;
    }

    private static JobFailedException Bad(string origin, string what) => new(FailureKind.BadCheckpoint, $"Checkpoint {origin}: {what}.");
}
