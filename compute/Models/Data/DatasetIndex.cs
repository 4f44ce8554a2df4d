using System.Security.Cryptography;
using System.Text.Json;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models.Data;

/// <summary>
/// The recordings of a dataset version as a worker finds them on its machine; a JSON file. Hash is the content hash of the version; SplitByWindow is there only for
/// the leaky split; Labels orders the labels where that matters, else they are in ordinal order.
/// </summary>
public sealed record DatasetIndex(string Hash, IReadOnlyList<IndexedSignal> Signals, WindowSplit? SplitByWindow = null, IReadOnlyList<string>? Labels = null)
{
    /// <summary>Writes the file.</summary>
    public void Write(string path) => JobFiles.WriteWhole(path, stream => JsonSerializer.Serialize(stream, this, WorkerWire.Json));

    /// <summary>Reads the file; signals come in the order of their ids, whatever order they were written in.</summary>
    public static DatasetIndex Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var index = JsonSerializer.Deserialize<DatasetIndex>(stream, WorkerWire.Json)
                ?? throw JobFailedException.BadInput($"Expected a dataset index in {path}, found null.");
            return (index with { Signals = [.. index.Signals.OrderBy(signal => signal.SignalId, StringComparer.Ordinal)] }).Checked(path);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw JobFailedException.BadInput($"The dataset index {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The labels in the order in which a model that is asked for no other order has them.</summary>
    public IReadOnlyList<string> OrderedLabels() => Labels is { Count: > 0 }
        ? Labels
        : [.. Signals.Select(signal => signal.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>SHA-256 (hex) of everything in the index but the paths: equal digests mean equal data, labels and sides.</summary>
    public string Digest()
    {
        var plain = this with { Signals = [.. Signals.Select(signal => signal with { Path = "" })] };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plain, WorkerWire.Json)));
    }

    private DatasetIndex Checked(string path)
    {
        for (var i = 0; i < Signals.Count; i++)
        {
            var signal = Signals[i];
            if (i > 0 && signal.SignalId == Signals[i - 1].SignalId)
                throw JobFailedException.BadInput($"Signal {signal.SignalId} is twice in {path}.");
            if (signal.Samples < 1 || !double.IsFinite(signal.RateHz) || signal.RateHz <= 0)
                throw JobFailedException.BadInput($"Expected samples and a rate of {signal.SignalId}, found {signal.Samples} at {signal.RateHz} Hz.");
        }

        if (SplitByWindow is { } split && !(split.TestFraction >= 0 && split.ValidationFraction >= 0 && split.TestFraction + split.ValidationFraction < 1))
            throw JobFailedException.BadInput($"Expected fractions of windows that leave some to train, found {split.TestFraction} and {split.ValidationFraction}.");
        return Signals.Count > 0 ? this : throw JobFailedException.BadInput($"Expected at least one signal in {path}, found none.");
    }
}
