namespace Cluster.Contracts.Signals;

/// <summary>Datasets that have a name: the standard one and the one that older figures were measured on.</summary>
public static class GeneratePresets
{
    /// <summary>Eleven classes of 130 records of 5 s at 20,480 Hz on 40 machines, split by machine about 70/15/15.</summary>
    public const string BearingFaults = "BearingFaults_1430_v2";

    /// <summary>Eleven classes of 320 records by the formulas that earlier public figures rest on: no machines, no physics.</summary>
    public const string Legacy = "legacy-v2";

    /// <summary>The word that goes wherever a dataset or signal of <see cref="Legacy"/> is named.</summary>
    public const string LegacyWarning = "legacy, unphysical";

    /// <summary>All presets, the standard one first.</summary>
    public static IReadOnlyList<GenerateSpec> All { get; } =
    [
        new(BearingFaults, null, 40, 1, 5, 42, new(["machine"], TestFraction: 0.15, ValidationFraction: 0.175, Seed: 42))
        {
            Preset = BearingFaults,
            RecordsPerClass = 130,
        },
        new($"{Legacy} ({LegacyWarning})", null, 1, 320, 5, 42, new(["run"], TestFraction: 0.15, ValidationFraction: 0.175, Seed: 42))
        {
            Preset = Legacy,
        },
    ];

    /// <summary>The preset of a name, or null.</summary>
    public static GenerateSpec? Find(string? name) => All.FirstOrDefault(preset => preset.Preset == name);

    /// <summary>What a specification means: with a preset, all but the name and the seeds are the preset's.</summary>
    public static GenerateSpec Applied(GenerateSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Find(spec.Preset) is { } preset
            ? preset with { Name = spec.Name, Seed = spec.Seed, Split = preset.Split with { Seed = spec.Split.Seed } }
            : spec;
    }
}
