using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Campaigns;

/// <summary>A campaign as it is typed. The command id belongs to it: sending the same draft twice makes one campaign.</summary>
public sealed partial class CampaignDraft
{
    /// <summary>Makes creation idempotent.</summary>
    public Guid CommandId { get; set; } = Guid.NewGuid();

    /// <summary>The campaign's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The architecture that every trial trains.</summary>
    public string Model { get; set; } = "cnn1d";

    /// <summary>The dataset's id.</summary>
    public string Dataset { get; set; } = "";

    /// <summary>How points are chosen.</summary>
    public SamplerKind Sampler { get; set; } = SamplerKind.Automatic;

    /// <summary>Whether the sampler begins with trials that it does not choose by a model.</summary>
    public bool Starts => Sampler is SamplerKind.Tpe or SamplerKind.GaussianProcess or SamplerKind.Automatic;

    /// <summary>Trials before a sampler models anything.</summary>
    public string StartupTrials { get; set; } = "10";

    /// <summary>Whether and how bad trials end early.</summary>
    public PrunerKind Pruner { get; set; } = PrunerKind.None;

    /// <summary>Epochs every trial runs before the median rule looks at it.</summary>
    public string WarmupEpochs { get; set; } = "5";

    /// <summary>Trials that must have finished before the median rule looks.</summary>
    public string PrunerTrials { get; set; } = "5";

    /// <summary>The share in percent that the percentile rule keeps.</summary>
    public string Percentile { get; set; } = "25";

    /// <summary>Epochs without improvement after which a trial ends early.</summary>
    public string Patience { get; set; } = "5";

    /// <summary>The probability below which the signed-rank rule prunes.</summary>
    public string Significance { get; set; } = "0.1";

    /// <summary>Epochs of ASHA's and Hyperband's first rung.</summary>
    public string MinEpochs { get; set; } = "1";

    /// <summary>ASHA promotes one of this many.</summary>
    public string ReductionFactor { get; set; } = "3";

    /// <summary>The search space, in order.</summary>
    public List<ParameterDraft> Parameters { get; set; } =
    [
        new() { Name = "learning_rate", Low = "1e-5", High = "1e-3" },
        new() { Name = "dropout", Low = "0.1", High = "0.5" },
        new() { Name = "batch_size", Kind = ParameterKind.Categorical, Choices = "16, 32, 64, 128" },
    ];

    /// <summary>Epochs of a trial.</summary>
    public string Epochs { get; set; } = "20";

    /// <summary>Length of a window in seconds.</summary>
    public string WindowSeconds { get; set; } = "1";

    /// <summary>From the start of one window to that of the next, in seconds.</summary>
    public string HopSeconds { get; set; } = "0.5";

    /// <summary>Rate every signal is brought to, in Hz; empty: the dataset's lowest.</summary>
    public string RateHz { get; set; } = "";

    /// <summary>Highest frequency kept, in Hz; empty: all.</summary>
    public string CutoffHz { get; set; } = "";

    /// <summary>Exact number of trials.</summary>
    public string MaxTrials { get; set; } = "50";

    /// <summary>Lane hours, or empty for no limit.</summary>
    public string MaxLaneHours { get; set; } = "24";

    /// <summary>Trials at once.</summary>
    public string Parallel { get; set; } = "2";

    /// <summary>Whether a campaign without improvement ends.</summary>
    public bool StopsWithoutImprovement { get; set; }

    /// <summary>After how many trials.</summary>
    public string StopAfter { get; set; } = "10";

    /// <summary>Decides all that is random.</summary>
    public string Seed { get; set; } = "1";

    /// <summary>Higher starts first.</summary>
    public string Priority { get; set; } = "0";
}
