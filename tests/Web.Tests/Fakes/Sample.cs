using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Optuna;
using Cluster.Contracts.Signals;
using Cluster.Contracts.Statistics;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Rows as the cluster would make them.</summary>
public static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static CampaignSpec Spec(int maxTrials = 50) => new(
        "CNN learning rate and dropout",
        "cnn1d",
        "dataset-1",
        1,
        [
            new ParameterSpec("learning_rate", ParameterKind.Float, 1e-5, 1e-3, Log: true),
            new ParameterSpec("dropout", ParameterKind.Float, 0.1, 0.5),
            new ParameterSpec("batch_size", ParameterKind.Categorical, Choices: ["16", "32", "64", "128"]),
        ],
        new SamplerSpec(SamplerKind.Tpe),
        new PrunerSpec(PrunerKind.Median),
        new BudgetSpec(maxTrials, 24, 2, 10),
        new TrainingSpec(20),
        Seed: 7);

    public static TrialRow Trial(int number, TrialState state, double? value = null, int epoch = 20, long version = 1, string campaign = "campaign-12")
    {
        var correct = value is { } v ? (int)Math.Round(v * 36) : 0;
        return new TrialRow(
            $"trial-{100 + number}", campaign, number, $"experiment-{340 + number}", state,
            [
                new ParameterValue("learning_rate", 1e-5 * Math.Pow(100, number * 0.6180339 % 1), null),
                new ParameterValue("dropout", 0.1 + (0.4 * (number * 0.7548776 % 1)), null),
                new ParameterValue("batch_size", null, new[] { "16", "32", "64", "128" }[number % 4]),
            ],
            number * 7919L, epoch, 20, value is null ? null : correct / 36.0,
            value is null ? null : new Proportion(correct, 36, Math.Max(0, (correct / 36.0) - 0.11), Math.Min(1, (correct / 36.0) + 0.03)),
            state == TrialState.Running ? "silo-2" : null, state == TrialState.Running ? $"cpu-{number % 4}" : null, number + 1,
            state == TrialState.Failed ? "training loss became NaN at epoch 3" : null,
            Start.AddMinutes(number), Start.AddMinutes(number), state is TrialState.Running or TrialState.Queued ? null : Start.AddMinutes(number + 12),
            state == TrialState.Queued ? 0 : 41.5 + number, version);
    }

    public static CampaignSnapshot Campaign(IReadOnlyList<TrialRow> trials, long version = 1, CampaignStatus status = CampaignStatus.Running, string id = "campaign-12", int maxTrials = 50)
    {
        var states = trials.CountBy(trial => trial.State).ToDictionary();
        var counts = new CampaignCounts(
            Of(TrialState.Queued), Of(TrialState.Running), Of(TrialState.Paused), Of(TrialState.Completed), Of(TrialState.Pruned), Of(TrialState.Stopped), Of(TrialState.Failed),
            maxTrials - trials.Count);
        var spec = Spec(maxTrials);
        var row = new CampaignRow(
            id, spec.Name, "ada", spec.Model, spec.Dataset, spec.Sampler.Kind, spec.Pruner.Kind, status, null, maxTrials, 2, 0, counts,
            trials.Where(trial => trial.State == TrialState.Completed).MaxBy(trial => trial.Value), Start, Start, null, TimeSpan.FromMinutes(503),
            new TimeEstimate(TimeSpan.FromMinutes(252), TimeSpan.FromMinutes(230), TimeSpan.FromMinutes(281), "From the durations of 31 finished trials on 2 lanes."),
            trials.Sum(trial => trial.LaneSeconds), version);
        return new CampaignSnapshot(row, spec, trials, trials.Sum(trial => trial.Epoch));

        int Of(TrialState state) => states.GetValueOrDefault(state);
    }

    /// <summary>A study of Optuna that minimises; its trials come from outside workers.</summary>
    public static CampaignSnapshot Study(params StudyDirection[] directions)
    {
        TrialRow[] trials =
        [
            Outside(0, TrialState.Completed, [3.5, 1]), Outside(1, TrialState.Completed, [1.25, 9]), Outside(2, TrialState.Pruned, [7, 2]), Outside(3, TrialState.Running, []),
            Outside(4, TrialState.Queued, []),
        ];
        var snapshot = Campaign(trials, maxTrials: trials.Length);
        if (directions is [])
            directions = [StudyDirection.Minimize];
        var row = snapshot.Row with
        {
            Name = "script of ann",
            Model = "Optuna study",
            Dataset = null,
            Sampler = SamplerKind.External,
            Pruner = PrunerKind.External,
            Best = trials[1],
            Study = new(12, directions, ["x", "act"], null),
        };
        var spec = snapshot.Spec with { Dataset = null, Parameters = [], Training = new(0, Objective: "Optuna study"), Sampler = new(SamplerKind.External) };
        return new(row, spec, [.. trials.Select(trial => directions.Length > 1 ? trial : trial with { Values = null })], snapshot.Reports);

        TrialRow Outside(int number, TrialState state, double[] values) => Trial(number, state) with
        {
            Id = $"campaign-12-trial-{number}",
            Experiment = "",
            Parameters = [new("x", number * 0.5, null), new("act", null, "relu")],
            Epoch = 3,
            Epochs = 0,
            Value = values.Length > 0 ? values[0] : null,
            Values = values.Length > 0 ? values : null,
            Accuracy = null,
            Silo = null,
            Lane = null,
        };
    }

    public static PoolView Pool(DateTimeOffset at, string? banner = null) => new(
        DeviceStreams.MainPool,
        [Silo("silo-1", "Active", at), Silo("silo-2", "Suspect", at)],
        [new QueueRow("campaign-12", 0, 3, 2, 7300), new QueueRow(null, 0, 0, 1, 12)],
        "silo-1", at, 41, banner);

    public static DatasetView Dataset(bool leaky = false, DatasetStatus status = DatasetStatus.Ready)
    {
        string[] labels = ["healthy", "inner race", "outer race"];
        return new DatasetView(
            new DatasetRow("dataset-1", "Bearings", 1, status, null, 60, labels, leaky ? "window" : "machine", leaky, false, 60, 60, "generated", Start, new string('a', 64), 1),
            new SplitSpec(["machine"]),
            [Side("train", 40), Side("validation", 10), Side("test", 10)],
            [12000],
            10);

        SplitSide Side(string name, int signals) => new(name, signals, signals / 5, labels.ToDictionary(label => label, _ => signals / 3));
    }

    public static EvaluationView Look(int look, TrialState state, long version, string trial = "trial-341") => new(
        $"evaluation-{look}", trial, "dataset-1", 1, "test", state,
        state == TrialState.Completed ? new Proportion(18, 20, 0.699, 0.972) : null, null, null, [], look, "ada", $"look {look}", Start,
        state == TrialState.Completed ? Start.AddSeconds(4) : null, null, version);

    private static SiloRow Silo(string name, string status, DateTimeOffset at) => new(
        $"127.0.0.1:1111@{name}", name, status, at, new SiloHealth(0.42, 310L << 20, 8, 16L << 30, 0.61, "0.1.0", 4711),
        [
            new LaneHealth("cpu-0", LaneKind.Training, "CPU", "trial-133", "campaign-12 trial 33", at.AddSeconds(-34), 5001, 0.98, 420L << 20, null, 18, 700, 20),
            new LaneHealth("cpu-1", LaneKind.Training, "CPU", null, null, at.AddSeconds(-3), null, 0, 0, null, 17, 690, 30),
            new LaneHealth("cpu-2", LaneKind.Training, "CPU", null, null, at.AddMinutes(-3), null, 0, 0, "3 jobs in a row failed", 4, 90, 400),
            new LaneHealth("interactive", LaneKind.Interactive, "CPU", null, null, at.AddMinutes(-8), null, 0, 0, null, 2, 5, 900),
        ]);
}
