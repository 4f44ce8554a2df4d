using System.Security.Cryptography;
using System.Text;
using Cluster.Compute.Signals.Splits;
using Cluster.Contracts.Signals;
using SplitSide = Cluster.Contracts.Signals.SplitSide;

namespace Cluster.Grains.Signals;

/// <summary>A dataset version made of signals and a split: sides, flags and the hash of its content.</summary>
public sealed record DatasetPlan(IReadOnlyList<(StoredSignal Signal, string Split, string Group)> Signals, DatasetView View)
{
    /// <summary>The grouping word for the deliberately leaky split by window.</summary>
    public const string Window = "window";

    /// <summary>Divides the signals; throws <see cref="SplitException"/> when a group would be on two sides or a side would be empty.</summary>
    public static DatasetPlan Make(DatasetRow row, IReadOnlyList<StoredSignal> signals, SplitSpec split)
    {
        var plan = SplitPlan.Make([.. signals.Select(Splittable)], Rule(split));
        var sides = plan.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var placed = signals
            .Select(s => sides.TryGetValue(s.Id, out var a) ? (s, a.Side.ToString().ToLowerInvariant(), a.Group) : (s, Window, ""))
            .ToArray();
        SplitSide[] counted = [.. plan.Sides.Select(s => new SplitSide(s.Side.ToString().ToLowerInvariant(), s.Signals, s.Groups.Count, s.Labels.ToDictionary()))];
        var made = Made(row, signals, split, placed, DatasetNotes.Of(signals)) with
        {
            Grouping = string.Join(" + ", split.Grouping),
            Leaky = plan.Leaky,
            SharesGroups = plan.ValidationSharesGroups,
        };
        return Of(made, split, placed, counted);
    }

    /// <summary>
    /// Divides the signals of an import. What cannot be divided as asked is there all the same, to be looked at, compared and divided anew: all of it stands on
    /// the training side, the others are empty, and the row says why.
    /// </summary>
    public static DatasetPlan MakeOrLeaveWhole(DatasetRow row, IReadOnlyList<StoredSignal> signals, SplitSpec split)
    {
        try
        {
            return Make(row, signals, split);
        }
        catch (SplitException reason)
        {
            (StoredSignal, string, string)[] placed = [.. signals.Select(signal => (signal, "train", ""))];
            var labels = signals.CountBy(signal => signal.Label ?? "").ToDictionary();
            SplitSide[] sides = [new("train", signals.Count, 0, labels), new("validation", 0, 0, new Dictionary<string, int>()), new("test", 0, 0, new Dictionary<string, int>())];
            var note = $"Not divided, so nothing can be trained on it until it is divided anew: {reason.Message}.";
            return Of(Made(row, signals, split, placed, string.Join(' ', new[] { note, DatasetNotes.Of(signals) }.OfType<string>())) with { Grouping = "" }, split, placed, sides);
        }
    }

    private static DatasetRow Made(DatasetRow row, IReadOnlyList<StoredSignal> signals, SplitSpec split, (StoredSignal, string, string)[] placed, string? note) => row with
    {
        Status = DatasetStatus.Ready,
        StatusReason = note,
        SecondsLeft = null,
        Signals = signals.Count,
        Labels = [.. signals.Select(s => s.Label).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
        Done = signals.Count,
        Total = signals.Count,
        Hash = Hash(placed, split),
    };

    private static DatasetPlan Of(DatasetRow row, SplitSpec split, (StoredSignal Signal, string, string)[] placed, IReadOnlyList<SplitSide> sides) =>
        new(placed, new(row, split, sides, [.. placed.Select(one => one.Signal.RateHz).Distinct().Order()], placed.Min(one => one.Signal.Samples / one.Signal.RateHz)));

    private static SplitRule Rule(SplitSpec split) => new(
        split.Grouping,
        unchecked((ulong)split.Seed),
        split.TestGroups,
        split.TestFraction,
        split.ValidationGrouping,
        split.ValidationGroups,
        split.ValidationFraction,
        split.Grouping is [Window] ? SplitMode.Window : SplitMode.Group);

    private static SplitSignal Splittable(StoredSignal signal)
    {
        var fields = new (string Name, string? Value)[]
        {
            ("machine", signal.Machine), ("bearing", signal.Bearing), ("run", signal.Run), ("load", signal.Load), ("label", signal.Label),
            ("severity", signal.Severity), ("channel", signal.Channel), ("source", signal.Source), (Window, signal.Id),
        };
        return new(
            signal.Id,
            signal.Label ?? throw new SplitException($"expected a label of every signal, found none of '{signal.Source ?? signal.Id}'"),
            fields.Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal));
    }

    private static string Hash(IEnumerable<(StoredSignal Signal, string Split, string Group)> placed, SplitSpec split)
    {
        var text = new StringBuilder();
        text.Append(split.Grouping is [Window] ? $"window {split.Seed} {split.TestFraction:R} {split.ValidationFraction:R}\n" : "group\n");
        foreach (var (signal, side, group) in placed)
            text.Append($"{signal.Hash} {signal.RateHz:R} {signal.Label} {side} {group}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
