using System.Globalization;
using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>Checks what a dataset is asked to be at the door.</summary>
internal static class DatasetValidation
{
    private const int MostRecords = 100_000;

    private static readonly string[] Fields = ["machine", "bearing", "run", "load", "label", "severity", "channel", "source"];

    /// <summary>Refuses a name or split that cannot be meant.</summary>
    public static void Check(string name, SplitSpec split)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 120)
            throw new CommandRefusedException($"name: found {name?.Length ?? 0} characters, expected 1 to 120.");
        if (split.Grouping.Count == 0)
            throw new CommandRefusedException($"grouping: found none, expected fields of {string.Join(", ", Fields)}, or {DatasetPlan.Window}.");
        var unknown = split.Grouping.Concat(split.ValidationGrouping ?? []).Except(Fields).Where(f => f != DatasetPlan.Window).ToArray();
        if (unknown.Length > 0)
            throw new CommandRefusedException($"grouping: found '{unknown[0]}', expected fields of {string.Join(", ", Fields)}, or {DatasetPlan.Window}.");
        if (split.Grouping.Contains(DatasetPlan.Window) && split.Grouping.Count > 1)
            throw new CommandRefusedException($"grouping: found {DatasetPlan.Window} with other fields, expected it alone: it deals the windows of one recording to all sides.");
        if (split.TestFraction is < 0 or >= 1 || split.ValidationFraction is <= 0 or >= 1 || split.TestFraction + split.ValidationFraction >= 1)
        {
            throw new CommandRefusedException(
                $"fractions: found {split.TestFraction} for test and {split.ValidationFraction} for validation, expected shares that leave something to train on.");
        }
    }

    /// <summary>Refuses a generated dataset that cannot be meant.</summary>
    public static void Check(GenerateSpec spec)
    {
        Check(spec.Name, spec.Split);
        if (spec.Preset is not null && GeneratePresets.Find(spec.Preset) is null)
            throw new CommandRefusedException($"preset: found '{spec.Preset}', expected none or one of {string.Join(", ", GeneratePresets.All.Select(preset => preset.Preset))}.");
        spec = GeneratePresets.Applied(spec);
        Require(spec.Machines is >= 1 and <= 1000, "machines", spec.Machines, "1 to 1000");
        Require(spec.RecordsPerClassAndMachine is >= 1 and <= 1000, "recordsPerClassAndMachine", spec.RecordsPerClassAndMachine, "1 to 1000");
        Require(spec.RecordsPerClass is null or (>= 1 and <= 100_000), "recordsPerClass", spec.RecordsPerClass, "none or 1 to 100000");
        Require(spec.Seconds is >= 0.5 and <= 60, "seconds", spec.Seconds, "0.5 to 60");
        Require(spec.RateHz is >= 4_096 and <= 204_800, "rateHz", spec.RateHz, "4096 to 204800");
        Require(spec.Channels is 1 or 2, "channels", spec.Channels, "1 (X) or 2 (X and Y)");
        Require(spec.Classes is not { Count: 0 }, "classes", "none", "at least one label, or null for the eleven standard ones");
        Require(spec.Records() <= MostRecords, "records", spec.Records(), $"at most {MostRecords} in a dataset");
        _ = GeneratorChoice.Of(spec);
    }

    private static void Require(bool meant, string field, object? found, string expected)
    {
        if (!meant)
            throw new CommandRefusedException(string.Create(CultureInfo.InvariantCulture, $"{field}: found {found}, expected {expected}."));
    }
}
