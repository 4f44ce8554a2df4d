using System.Globalization;
using Cluster.Compute.Campaigns;
using Cluster.Compute.Statistics;
using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Campaigns;

/// <summary>The search of one campaign: sampler, pruner and their history, which is the fold of the campaign's log.</summary>
public sealed class CampaignSearch
{
    private readonly CampaignSpec _spec;
    private readonly SearchSpace _space;
    private readonly ISampler _sampler;
    private readonly IPruner _pruner;
    private readonly SearchHistory _history;

    /// <summary>Starts the search of a validated specification.</summary>
    public CampaignSearch(CampaignSpec spec)
    {
        _spec = spec;
        _space = SpaceMapping.Space(spec.Parameters);
        _history = new(_space, Direction.Maximise);
        var seed = unchecked((ulong)spec.Seed);
        _sampler = spec.Sampler.Kind switch
        {
            SamplerKind.Grid => new GridSampler(_space),
            SamplerKind.Random => new RandomSampler(_space, seed),
            SamplerKind.Tpe => new TpeSampler(_space, seed, spec.Sampler.StartupTrials),
            SamplerKind.QuasiRandom => new QuasiRandomSampler(_space, seed),
            SamplerKind.CmaEs => new CmaEsSampler(_space, seed),
            SamplerKind.GaussianProcess => new GaussianProcessSampler(_space, seed, spec.Sampler.StartupTrials),
            SamplerKind.Automatic => new AutomaticSampler(_space, seed, spec.Sampler.StartupTrials),
            _ => throw new ArgumentException($"Found sampler {spec.Sampler.Kind}, expected one of {string.Join(", ", Enum.GetNames<SamplerKind>())}.", nameof(spec)),
        };
        _pruner = spec.Pruner.Kind switch
        {
            PrunerKind.None => new NoPruner(),
            PrunerKind.Median => new PercentilePruner(50, spec.Pruner.StartupTrials, spec.Pruner.WarmupEpochs),
            PrunerKind.Percentile => new PercentilePruner(spec.Pruner.Percentile, spec.Pruner.StartupTrials, spec.Pruner.WarmupEpochs),
            PrunerKind.Asha => new AshaPruner(spec.Pruner.MinEpochs, spec.Pruner.ReductionFactor),
            PrunerKind.Hyperband => new HyperbandPruner(
                new(spec.Training.Epochs, spec.Pruner.ReductionFactor, spec.Pruner.MinEpochs, seed), spec.Pruner.ReductionFactor),
            PrunerKind.Patient => new PatientPruner(null, spec.Pruner.Patience),
            PrunerKind.Wilcoxon => new WilcoxonPruner(spec.Pruner.Significance, spec.Pruner.WarmupEpochs),
            _ => throw new ArgumentException($"Found pruner {spec.Pruner.Kind}, expected one of {string.Join(", ", Enum.GetNames<PrunerKind>())}.", nameof(spec)),
        };
    }

    /// <summary>Whether reports can lead to pruning and so belong into the log.</summary>
    public bool Prunes => _spec.Pruner.Kind != PrunerKind.None;

    /// <summary>The point of a number, or null when the space has no more; the history is told.</summary>
    public IReadOnlyList<ParameterValue>? Ask(int number)
    {
        if (_sampler.Ask(_history, number) is not { } point)
            return null;
        _history.Suggest(number, point);
        return Values(point);
    }

    /// <summary>The point that a person chose as the space has it, choices as text; throws <see cref="ArgumentException"/> with what is wrong with it.</summary>
    public IReadOnlyList<ParameterValue> Check(IReadOnlyList<ParameterValue> given) => Values(_space.Assign(given.Select(Written)));

    /// <summary>A point that was checked becomes the trial of a number; the history is told.</summary>
    public void Give(int number, IReadOnlyList<ParameterValue> point) => _history.Suggest(number, _space.Assign(point.Select(Written)));

    private static IReadOnlyList<ParameterValue> Values(Assignment point) => [.. point.Values.Select(v => new ParameterValue(v.Name, v.Number, v.Text))];

    // A choice of 16 is the text 16, whether a person writes it with quotes or without; a number in quotes is a number.
    private AssignedValue Written(ParameterValue given)
    {
        var hasText = _spec.Parameters.FirstOrDefault(p => p.Name == given.Name) is { Choices: not null };
        if (hasText && given is { Text: null, Number: { } number })
            return new(given.Name, number.ToString("R", CultureInfo.InvariantCulture));
        return !hasText && given.Text is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read)
            ? new(given.Name, read)
            : new(given.Name, given.Number, given.Text);
    }

    /// <summary>The seed of a trial: a function of campaign seed and number, never of attempt or lane.</summary>
    public long TrialSeed(int number) => unchecked((long)CounterRandom.Seed((ulong)_spec.Seed, (ulong)number));

    /// <summary>A value reported at an epoch; the facts of a decision to prune, or null to go on.</summary>
    public PruneFacts? Report(int number, int epoch, double value)
    {
        if (!_history.Outstanding.ContainsKey(number))
            return null;
        _history.Report(number, epoch, value);
        var decision = _pruner.Decide(_history, number);
        return decision.Prune ? new(decision.Step, decision.Value, decision.CutOff, decision.Peers, decision.Rule) : null;
    }

    /// <summary>A trial ended.</summary>
    public void Finish(int number, TrialState state, double? value) => _history.Finish(
        number,
        state switch
        {
            TrialState.Completed when value is { } v && !double.IsNaN(v) => Outcome.Completed,
            TrialState.Pruned => Outcome.Pruned,
            TrialState.Stopped => Outcome.Stopped,
            _ => Outcome.Failed,
        },
        value);

    /// <summary>Whether the trial has been handed out and not ended.</summary>
    public bool IsOutstanding(int number) => _history.Outstanding.ContainsKey(number);

    /// <summary>Whether so many finished trials in a row brought no new best, after at least one result.</summary>
    public bool StoppedImproving(int limit) => _history.Best is not null && _history.FinishedSinceBest >= limit;

    /// <summary>Takes an event of the log when the search is rebuilt.</summary>
    public void Replay(CampaignEvent entry)
    {
        switch (entry)
        {
            case TrialSuggested s:
                _history.Suggest(s.Number, _space.Assign(s.Parameters.Select(p => new AssignedValue(p.Name, p.Number, p.Text))));
                break;
            case TrialsReported r:
                foreach (var v in r.Values.Where(v => _history.Outstanding.ContainsKey(v.Number)))
                    _history.Report(v.Number, v.Epoch, v.Value);
                break;
            case TrialEnded e:
                Finish(e.Number, e.State, e.Value);
                break;
        }
    }
}
