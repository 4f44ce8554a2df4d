using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>Checks what a dataset is asked to be at the door.</summary>
internal static class DatasetValidation
{
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
        if (spec.Machines is < 1 or > 1000)
            throw new CommandRefusedException($"machines: found {spec.Machines}, expected 1 to 1000.");
        if (spec.RecordsPerClassAndMachine is < 1 or > 1000)
            throw new CommandRefusedException($"recordsPerClassAndMachine: found {spec.RecordsPerClassAndMachine}, expected 1 to 1000.");
        if (spec.Seconds is < 0.5 or > 60)
            throw new CommandRefusedException($"seconds: found {spec.Seconds}, expected 0.5 to 60.");
    }
}
