using Cluster.Contracts.Campaigns;
using Cluster.Web.Layout;

namespace Cluster.Web.Campaigns;

/// <summary>
/// What a draft amounts to: the specification if nothing is wrong with it, else a sentence for each field (keys such as "name" and
/// "parameters.1.low"), and the number of points if the space is finite.
/// </summary>
public sealed partial class DraftCheck
{
    private readonly CampaignDraft _draft;
    private readonly Dictionary<string, string> _faults = [];

    private DraftCheck(CampaignDraft draft) => _draft = draft;

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    /// <summary>The specification, or null while something is wrong.</summary>
    public CampaignSpec? Spec { get; private set; }

    /// <summary>How many points the space has, or null where a parameter is continuous or wrong.</summary>
    public double? Points { get; private set; }

    /// <summary>Checks a draft against the dataset's newest version and the number of training lanes known, if any are.</summary>
    public static DraftCheck Of(CampaignDraft draft, int? datasetVersion, int? lanes)
    {
        var check = new DraftCheck(draft);
        check.Run(datasetVersion, lanes);
        return check;
    }

    private void Run(int? datasetVersion, int? lanes)
    {
        if (string.IsNullOrWhiteSpace(_draft.Name))
            Fault("name", "Give it a name.");
        else if (_draft.Name.Trim().Length > 100)
            Fault("name", $"At most 100 characters, found {_draft.Name.Trim().Length}.");
        if (_draft.Model.Length == 0)
            Fault("model", "Choose a model.");
        if (_draft.Dataset.Length == 0 || datasetVersion is null)
            Fault("dataset", "Choose a dataset that is ready.");

        var parameters = Parameters();
        var budget = Budget(lanes);
        var sampler = new SamplerSpec(_draft.Sampler, _draft.Starts ? Whole("startupTrials", _draft.StartupTrials, 2, 100_000) : 10);
        var pruner = Pruner();
        var training = Training();
        var seed = Seed();
        var priority = Whole("priority", _draft.Priority, -1000, 1000);
        if (_draft.Sampler == SamplerKind.Grid)
            CheckGrid(parameters, budget.MaxTrials);
        if (_draft.Sampler == SamplerKind.CmaEs && !parameters.Exists(parameter => parameter.Kind is ParameterKind.Float or ParameterKind.Int && parameter.Condition is null))
            Fault("parameters", "CMA-ES needs a number that every trial has; choices and conditional parameters alone leave it nothing to adapt.");
        if (_faults.Count == 0)
        {
            Spec = new CampaignSpec(
                _draft.Name.Trim(), _draft.Model, _draft.Dataset, datasetVersion!.Value, parameters, sampler, pruner, budget, training, seed, priority);
        }
    }

    private BudgetSpec Budget(int? lanes)
    {
        var trials = Whole("maxTrials", _draft.MaxTrials, 1, 1_000_000);
        double? hours = _draft.MaxLaneHours.Trim().Length == 0 ? null : Real("maxLaneHours", _draft.MaxLaneHours, double.Epsilon, 1e6, "more than 0");
        var parallel = Whole("parallel", _draft.Parallel, 1, 100_000);
        if (lanes is > 0 && parallel > lanes && !_faults.ContainsKey("parallel"))
            Fault("parallel", $"The cluster has {lanes} training {(lanes == 1 ? "lane" : "lanes")} at the moment; found {parallel}.");
        int? stop = _draft.StopsWithoutImprovement ? Whole("stopAfter", _draft.StopAfter, 1, 1_000_000) : null;
        return new BudgetSpec(trials, hours, parallel, stop);
    }

    private PrunerSpec Pruner() => _draft.Pruner switch
    {
        PrunerKind.Median or PrunerKind.Percentile => new PrunerSpec(
            _draft.Pruner, Whole("prunerTrials", _draft.PrunerTrials, 1, 100_000), Whole("warmupEpochs", _draft.WarmupEpochs, 0, 100_000))
        {
            Percentile = _draft.Pruner == PrunerKind.Percentile ? Real("percentile", _draft.Percentile, 0.1, 99.9, "0.1 to 99.9") : 25,
        },
        PrunerKind.Asha or PrunerKind.Hyperband => new PrunerSpec(
            _draft.Pruner, MinEpochs: Whole("minEpochs", _draft.MinEpochs, 1, 100_000), ReductionFactor: Whole("reductionFactor", _draft.ReductionFactor, 2, 100)),
        PrunerKind.Wilcoxon => new PrunerSpec(PrunerKind.Wilcoxon, WarmupEpochs: Whole("warmupEpochs", _draft.WarmupEpochs, 0, 100_000))
        {
            Significance = Real("significance", _draft.Significance, 0.001, 0.999, "0.001 to 0.999"),
        },
        PrunerKind.Patient => new PrunerSpec(PrunerKind.Patient) { Patience = Whole("patience", _draft.Patience, 1, 100_000) },
        _ => new PrunerSpec(PrunerKind.None),
    };

    private TrainingSpec Training()
    {
        var epochs = Whole("epochs", _draft.Epochs, 1, 100_000);
        var window = Real("windowSeconds", _draft.WindowSeconds, double.Epsilon, 3600, "more than 0");
        var hop = Real("hopSeconds", _draft.HopSeconds, double.Epsilon, 3600, "more than 0");
        if (hop > window && !_faults.ContainsKey("hopSeconds"))
            Fault("hopSeconds", "At most the length of a window, or samples between windows are never seen.");
        var rate = _draft.RateHz.Trim().Length == 0 ? 0 : Real("rateHz", _draft.RateHz, double.Epsilon, 1e9, "more than 0");
        double? cutoff = _draft.CutoffHz.Trim().Length == 0 ? null : Real("cutoffHz", _draft.CutoffHz, double.Epsilon, 1e9, "more than 0");
        if (rate > 0 && cutoff > rate / 2)
            Fault("cutoffHz", $"At most half the rate, {rate / 2:G6} Hz.");
        return new TrainingSpec(epochs, rate, cutoff, window, hop);
    }

    private long Seed()
    {
        if (long.TryParse(_draft.Seed.Trim(), out var seed))
            return seed;
        Fault("seed", $"A whole number, found \"{_draft.Seed}\".");
        return 0;
    }

    private int Whole(string field, string text, int least, int most)
    {
        if (!int.TryParse(text.Trim(), out var value))
            Fault(field, $"A whole number, found \"{text}\".");
        else if (value < least || value > most)
            Fault(field, $"{least:N0} to {most:N0}, found {value:N0}.");
        return value;
    }

    private double Real(string field, string text, double least, double most, string leastWords)
    {
        if (!TypedNumbers.TryRead(text, out var value))
            Fault(field, $"A number, found \"{text}\".");
        else if (value < least)
            Fault(field, $"Must be {leastWords}, found {text}.");
        else if (value > most)
            Fault(field, $"At most {most:G6}, found {text}.");
        return value;
    }

    private void Fault(string field, string sentence) => _faults.TryAdd(field, sentence);
}
