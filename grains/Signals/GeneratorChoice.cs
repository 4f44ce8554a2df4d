using Cluster.Compute.Signals.Generation;
using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>From a specification's words to the generator that makes its records.</summary>
internal static class GeneratorChoice
{
    /// <summary>The generator; throws <see cref="CommandRefusedException"/> for words that cannot be meant.</summary>
    public static IRecordGenerator Of(GenerateSpec spec) => Task(spec).Generator();

    /// <summary>All records as one task.</summary>
    public static GenerationTask Task(GenerateSpec spec)
    {
        var options = new GeneratorOptions(unchecked((ulong)spec.Seed), spec.Machines, spec.RecordsPerClassAndMachine, spec.RateHz, spec.Seconds, Mix(spec.Severities))
        {
            Classes = spec.Classes is null ? null : [.. spec.Classes.Select(Class)],
            RecordsPerClass = spec.RecordsPerClass,
            Channels = spec.Channels,
            Speed = Profile(spec.SpeedProfile),
        };
        return new(options, spec.Preset == GeneratePresets.Legacy, First: 0, spec.Records());
    }

    /// <summary>The class a label means.</summary>
    public static FaultClass Class(string label)
    {
        var index = Enumerable.Range(0, FaultLabels.All.Count).FirstOrDefault(i => FaultLabels.All[i] == label, -1);
        return index >= 0
            ? (FaultClass)index
            : throw new CommandRefusedException($"classes: found '{label}', expected labels of {string.Join(", ", FaultLabels.All)}.");
    }

    /// <summary>The word for a profile.</summary>
    public static string Word(SpeedProfile profile) => GenerateWords.SpeedProfiles[(int)profile];

    private static SpeedProfile Profile(string word)
    {
        var index = Enumerable.Range(0, GenerateWords.SpeedProfiles.Count).FirstOrDefault(i => GenerateWords.SpeedProfiles[i] == word, -1);
        return index >= 0
            ? (SpeedProfile)index
            : throw new CommandRefusedException($"speedProfile: found '{word}', expected one of {string.Join(", ", GenerateWords.SpeedProfiles)}.");
    }

    private static SeverityMix? Mix(IReadOnlyList<string>? levels)
    {
        if (levels is null)
            return null;
        if (levels.Count == 0 || levels.Except(GenerateWords.Severities).Any())
        {
            throw new CommandRefusedException(
                $"severities: found {(levels.Count == 0 ? "none" : string.Join(", ", levels))}, expected at least one of {string.Join(", ", GenerateWords.Severities)}.");
        }

        double Share(string level) => levels.Contains(level) ? 1 : 0;
        return new(Share("incipient"), Share("mild"), Share("moderate"), Share("severe"));
    }
}
