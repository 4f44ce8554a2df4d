using Cluster.Contracts.Signals;
using Cluster.Web.Layout;

namespace Cluster.Web.Signals;

/// <summary>A dataset to generate as it is typed.</summary>
public sealed class GenerateDraft
{
    /// <summary>The most records a form asks for.</summary>
    public const long MostRecords = 100_000;

    /// <summary>A preset's name, or empty to configure.</summary>
    public string Preset { get; set; } = "";

    /// <summary>Name of the dataset.</summary>
    public string Name { get; set; } = "";

    /// <summary>Virtual machines.</summary>
    public string Machines { get; set; } = "6";

    /// <summary>Records of each class on each machine.</summary>
    public string Records { get; set; } = "4";

    /// <summary>Length of a record.</summary>
    public string Seconds { get; set; } = "5";

    /// <summary>Sampling rate.</summary>
    public string Rate { get; set; } = "20480";

    /// <summary>1 for X, 2 for X and Y.</summary>
    public string Channels { get; set; } = "1";

    /// <summary>How the speed runs.</summary>
    public string Profile { get; set; } = "constant";

    /// <summary>Decides all that is drawn.</summary>
    public string Seed { get; set; } = "42";

    /// <summary>Chosen classes.</summary>
    public HashSet<string> Classes { get; } = [.. GenerateWords.StandardClasses];

    /// <summary>Chosen levels.</summary>
    public HashSet<string> Severities { get; } = [.. GenerateWords.Severities];

    /// <summary>The split of a configured dataset.</summary>
    public SplitDraft Split { get; } = new();

    /// <summary>What the form means, and into <paramref name="faults"/> what is wrong with it.</summary>
    public GenerateSpec Check(Dictionary<string, string> faults)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > 100)
            faults["name"] = $"1 to 100 characters, found {Name.Trim().Length}.";
        var seed = TypedNumbers.Whole(faults, "seed", Seed, long.MinValue, long.MaxValue);
        if (GeneratePresets.Find(Preset) is { } preset)
            return preset with { Name = Name.Trim(), Seed = seed };
        if (Classes.Count == 0)
            faults["classes"] = $"At least one class, found none of {GenerateWords.Classes.Count}.";
        if (Severities.Count == 0)
            faults["severities"] = $"At least one severity, found none of {GenerateWords.Severities.Count}.";
        var spec = new GenerateSpec(
            Name.Trim(),
            [.. GenerateWords.Classes.Where(Classes.Contains)],
            (int)TypedNumbers.Whole(faults, "machines", Machines, 2, 1000),
            (int)TypedNumbers.Whole(faults, "records", Records, 1, 1000),
            TypedNumbers.Real(faults, "seconds", Seconds, 0.5, 60),
            seed,
            Split.Check(faults))
        {
            Severities = Severities.Count == GenerateWords.Severities.Count ? null : [.. GenerateWords.Severities.Where(Severities.Contains)],
            RateHz = TypedNumbers.Real(faults, "rate", Rate, 4096, 204_800),
            Channels = Channels == "2" ? 2 : 1,
            SpeedProfile = Profile,
        };
        if (faults.Count == 0 && spec.Records() > MostRecords)
            faults["records"] = $"At most {MostRecords:N0} records in all, found {spec.Records():N0}.";
        return spec;
    }

    /// <summary>Where the server draws one record of a class by this specification.</summary>
    public static string PreviewAddress(GenerateSpec spec, string label, bool spectrum)
    {
        var curve = spectrum ? "spectrum" : "time";
        var rest = spec.Preset is { } preset ? $"&preset={Uri.EscapeDataString(preset)}" : Configured(spec);
        return FormattableString.Invariant($"{Api.Root}/datasets/generate/preview/{curve}?label={Uri.EscapeDataString(label)}&seed={spec.Seed}{rest}");
    }

    private static string Configured(GenerateSpec spec)
    {
        var severities = Uri.EscapeDataString(string.Join(",", spec.Severities ?? GenerateWords.Severities));
        return FormattableString.Invariant(
            $"&machines={spec.Machines}&records={spec.RecordsPerClassAndMachine}&seconds={spec.Seconds:R}&rate={spec.RateHz:R}&profile={Uri.EscapeDataString(spec.SpeedProfile)}&severities={severities}");
    }
}
