using Cluster.Compute.Signals.Formats;

namespace Cluster.Compute.Tests.Signals.Formats;

/// <summary>Damages valid files in seeded ways and reads what comes out whole: every file is read, or refused by a <see cref="SignalFormatException"/>.</summary>
internal sealed class FormatFuzzer(ulong seed)
{
    private static readonly FormatLimits Limits = new(FileBytes: 1 << 20, ExpandedBytes: 4 << 20, Arrays: 2000);

    private readonly IReadOnlyList<(string Name, byte[] Bytes)> samples = FormatSamples.All();
    private readonly ulong first = seed;
    private ulong state = seed;

    public int Refused { get; private set; }

    public int Readable { get; private set; }

    /// <summary>The most one input made the readers allocate, in bytes.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>Reads that many mutants; any other exception than the readers' own is thrown on with the input's number.</summary>
    public void Run(int inputs)
    {
        for (var i = 0; i < inputs; i++)
        {
            var (name, bytes) = samples[Next(samples.Count)];
            var mutant = Mutate(bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Read(mutant);
                Readable++;
            }
            catch (SignalFormatException)
            {
                Refused++;
            }
            catch (Exception other)
            {
                throw new InvalidOperationException($"input {i} from {name}, seed {first}: {other.GetType().Name}: {other.Message}", other);
            }
            MostAllocated = Math.Max(MostAllocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static void Read(byte[] mutant)
    {
        var file = SignalFile.Open(mutant, Limits);
        foreach (var variable in file.Variables.Take(8))
        {
            if (variable.IsNumeric && variable.Count < 1 << 20)
                _ = variable.Read().ToFloats();
        }
    }

    private byte[] Mutate(byte[] source)
    {
        var bytes = source.ToArray();
        for (var change = 1 + Next(4); change > 0 && bytes.Length > 0; change--)
        {
            var at = Next(bytes.Length);
            switch (Next(8))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)Next(256);
                    break;
                case 2:
                    bytes[at] = ((byte[])[0, 0xff, 0x7f, 0x80, 1])[Next(5)];
                    break;
                case 3:
                    Number(bytes, at, 4);
                    break;
                case 4:
                    Number(bytes, at, 8);
                    break;
                case 5:
                    bytes = bytes[..at];
                    break;
                case 6:
                    bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + 1 + Next(16))..]];
                    break;
                default:
                    var from = Next(bytes.Length);
                    var piece = bytes[from..Math.Min(bytes.Length, from + 1 + Next(64))];
                    bytes = [.. bytes[..at], .. piece, .. bytes[at..]];
                    break;
            }
        }
        return bytes;
    }

    private void Number(byte[] bytes, int at, int width)
    {
        long[] interesting = [0, 1, -1, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, bytes.Length, bytes.Length - at, at, 1 << 16, 1L << 32, Next(1 << 20)];
        BitConverter.GetBytes(interesting[Next(interesting.Length)]).AsSpan(0, Math.Min(width, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
    }

    private int Next(int below)
    {
        // SplitMix64 (Steele, Lea and Flood 2014).
        state += 0x9e3779b97f4a7c15;
        var z = state;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        return (int)((z ^ z >> 31) % (ulong)below);
    }
}
