using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Models.Data;

/// <summary>Loads the sides of a dataset that a job needs, prepared as its input specification says.</summary>
internal sealed class InputLoader(DatasetIndex index, InputSpec resolved, IReadOnlyList<string> labels)
{
    private readonly Dictionary<string, int> places = Places(labels);
    private readonly int length = Preprocessing.WindowLength(resolved);
    private readonly int hop = Preprocessing.Hop(resolved);

    /// <summary>The side's records that have windows in it; a side without windows is refused.</summary>
    public InputSide Load(Side side)
    {
        var dealt = index.SplitByWindow is { } split ? Deal(split) : null;
        var records = new List<InputRecord>();
        var windows = new List<InputWindow>();
        for (var i = 0; i < index.Signals.Count; i++)
        {
            var signal = index.Signals[i];
            if (dealt is null && signal.Split != side)
                continue;
            var starts = Starts(signal);
            var own = dealt is null ? starts : [.. starts.Where((_, k) => dealt[i][k] == side)];
            if (own.Length == 0)
                continue;
            windows.AddRange(own.Select(start => new InputWindow(records.Count, start)));
            records.Add(Prepare(signal));
        }

        return windows.Count > 0
            ? new InputSide(records, [.. windows], length)
            : throw JobFailedException.BadInput($"Expected windows of {length} samples on side {side} of the dataset, found none.");
    }

    private InputRecord Prepare(IndexedSignal signal)
    {
        if (!places.TryGetValue(signal.Label, out var label))
            throw JobFailedException.BadInput($"Expected a label of {string.Join(", ", labels)} for {signal.SignalId}, found '{signal.Label}'.");
        try
        {
            return new InputRecord(signal.SignalId, signal.Group, label, Preprocessing.Prepare(SignalFile.Read(signal), signal.RateHz, resolved));
        }
        catch (ArgumentException e)
        {
            throw JobFailedException.BadInput($"Signal {signal.SignalId} cannot be prepared: {e.Message}", e);
        }
    }

    private int[] Starts(IndexedSignal signal)
    {
        var samples = Length(signal);
        return samples >= length
            ? Signals.Windows.Starts(samples, length, hop)
            : throw JobFailedException.BadInput($"Expected at least one window ({length} samples at {resolved.RateHz} Hz) of {signal.SignalId}, found {samples} samples.");
    }

    // The length that Resampler gives a record, without resampling it.
    private int Length(IndexedSignal signal)
    {
        try
        {
            var (up, down) = Signals.Resampler.Ratio(signal.RateHz, resolved.RateHz);
            return (int)(((long)signal.Samples * up + down - 1) / down);
        }
        catch (ArgumentException e)
        {
            throw JobFailedException.BadInput($"Signal {signal.SignalId} cannot be resampled: {e.Message}", e);
        }
    }

    /// <summary>The side of each window of each signal: all windows in a drawn order, the first of them to the test side, the next to validation.</summary>
    private Side[][] Deal(WindowSplit split)
    {
        var sides = index.Signals.Select(signal => new Side[Starts(signal).Length]).ToArray();
        var all = sides.SelectMany((windows, i) => windows.Select((_, k) => (Signal: i, Window: k))).ToArray();
        new CounterRandom(unchecked((ulong)split.Seed)).Shuffle(all.AsSpan());
        var tests = (int)Math.Round(all.Length * split.TestFraction);
        var validations = (int)Math.Round(all.Length * split.ValidationFraction);
        for (var i = 0; i < tests + validations; i++)
            sides[all[i].Signal][all[i].Window] = i < tests ? Side.Test : Side.Validation;
        return sides;
    }

    private static Dictionary<string, int> Places(IReadOnlyList<string> labels)
    {
        if (labels.Count < 2 || labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
            throw JobFailedException.BadInput($"Expected at least two different labels, found {string.Join(", ", labels)}.");
        return labels.Select((label, i) => (label, i)).ToDictionary(pair => pair.label, pair => pair.i, StringComparer.Ordinal);
    }
}
