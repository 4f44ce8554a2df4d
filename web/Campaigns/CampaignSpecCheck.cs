using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Campaigns;

/// <summary>What a campaign's specification must satisfy whatever model and dataset it names; the cluster checks the rest.</summary>
internal static class CampaignSpecCheck
{
    private const int Many = 1_000_000;

    /// <summary>Throws all faults by field, which is answered with 400.</summary>
    public static void Require(CampaignSpec spec)
    {
        var faults = new Faults()
            .Require(!string.IsNullOrWhiteSpace(spec.Name) && spec.Name.Length <= 100, "name", $"has 1 to 100 characters; found {spec.Name.Length}")
            .Require(spec.Parameters.Count > 0, "parameters", "has at least one entry; found none")
            .Require(spec.Training.Objective is not null || !string.IsNullOrEmpty(spec.Dataset), "dataset", "is given unless training.objective is analytic; found none")
            .Require(spec.Priority is >= -1000 and <= 1000, "priority", $"is -1000 to 1000; found {spec.Priority}");
        for (var i = 0; i < spec.Parameters.Count; i++)
            Check(spec.Parameters[i], $"parameters[{i}]", spec.Parameters.Take(i), faults);
        Check(spec.Budget, "budget.", faults);
        Check(spec.Training, faults);
        faults.Require(spec.Sampler.StartupTrials is >= 0 and <= Many, "sampler.startupTrials", $"is 0 to {Many}; found {spec.Sampler.StartupTrials}")
            .Require(spec.Pruner.StartupTrials is >= 0 and <= Many, "pruner.startupTrials", $"is 0 to {Many}; found {spec.Pruner.StartupTrials}")
            .Require(spec.Pruner.WarmupEpochs is >= 0 and <= Many, "pruner.warmupEpochs", $"is 0 to {Many}; found {spec.Pruner.WarmupEpochs}")
            .Require(spec.Pruner.MinEpochs is >= 1 and <= Many, "pruner.minEpochs", $"is 1 to {Many}; found {spec.Pruner.MinEpochs}")
            .Require(spec.Pruner.Percentile is > 0 and < 100, "pruner.percentile", $"is above 0 and below 100; found {spec.Pruner.Percentile}")
            .Require(spec.Pruner.Significance is > 0 and < 1, "pruner.significance", $"is above 0 and below 1; found {spec.Pruner.Significance}")
            .Require(spec.Pruner.Patience is >= 1 and <= Many, "pruner.patience", $"is 1 to {Many}; found {spec.Pruner.Patience}")
            .Require(spec.Pruner.ReductionFactor is >= 2 and <= 100, "pruner.reductionFactor", $"is 2 to 100; found {spec.Pruner.ReductionFactor}")
            .ThrowIfAny();
    }

    /// <summary>The same for a budget alone.</summary>
    public static void Require(BudgetSpec budget)
    {
        var faults = new Faults();
        Check(budget, "", faults);
        faults.ThrowIfAny();
    }

    private static void Check(BudgetSpec budget, string at, Faults faults) => faults
        .Require(budget.MaxTrials is >= 1 and <= Many, $"{at}maxTrials", $"is 1 to {Many}; found {budget.MaxTrials}")
        .Require(budget.Parallel is >= 1 and <= Many, $"{at}parallel", $"is 1 to {Many}; found {budget.Parallel}")
        .Require(budget.MaxLaneHours is null || (double.IsFinite(budget.MaxLaneHours.Value) && budget.MaxLaneHours > 0), $"{at}maxLaneHours", $"is above 0; found {budget.MaxLaneHours}")
        .Require(budget.StopWithoutImprovement is null or >= 1, $"{at}stopWithoutImprovement", $"is at least 1; found {budget.StopWithoutImprovement}");

    private static void Check(TrainingSpec training, Faults faults) => faults
        .Require(training.Epochs is >= 1 and <= Many, "training.epochs", $"is 1 to {Many}; found {training.Epochs}")
        .Require(double.IsFinite(training.RateHz) && training.RateHz >= 0, "training.rateHz", $"is at least 0; found {training.RateHz}")
        .Require(training.CutoffHz is null || (double.IsFinite(training.CutoffHz.Value) && training.CutoffHz > 0), "training.cutoffHz", $"is above 0; found {training.CutoffHz}")
        .Require(double.IsFinite(training.WindowSeconds) && training.WindowSeconds > 0, "training.windowSeconds", $"is above 0; found {training.WindowSeconds}")
        .Require(double.IsFinite(training.HopSeconds) && training.HopSeconds > 0, "training.hopSeconds", $"is above 0; found {training.HopSeconds}")
        .Require(double.IsFinite(training.SecondsPerEpoch) && training.SecondsPerEpoch >= 0, "training.secondsPerEpoch", $"is at least 0; found {training.SecondsPerEpoch}");

    private static void Check(ParameterSpec parameter, string at, IEnumerable<ParameterSpec> earlier, Faults faults)
    {
        faults.Require(!string.IsNullOrWhiteSpace(parameter.Name), $"{at}.name", "is not empty")
            .Require(earlier.All(other => other.Name != parameter.Name), $"{at}.name", $"is used once; found '{parameter.Name}' again")
            .Require(parameter.Condition is null || earlier.Any(other => other.Name == parameter.Condition.Parent), $"{at}.condition.parent", $"is declared earlier; found '{parameter.Condition?.Parent}'");
        switch (parameter.Kind)
        {
            case ParameterKind.Categorical:
                faults.Require(parameter.Choices is { Count: > 0 }, $"{at}.choices", "has at least one entry");
                break;
            case ParameterKind.Float or ParameterKind.Int:
                faults.Require(parameter.Low is { } low && double.IsFinite(low), $"{at}.low", $"is a number; found {parameter.Low?.ToString() ?? "none"}")
                    .Require(parameter.High is { } high && double.IsFinite(high), $"{at}.high", $"is a number; found {parameter.High?.ToString() ?? "none"}")
                    .Require(!(parameter.Low > parameter.High), $"{at}.high", $"is not below low; found {parameter.High} below {parameter.Low}")
                    .Require(!(parameter.Log && parameter.Low <= 0), $"{at}.low", $"is above 0 on a logarithmic scale; found {parameter.Low}")
                    .Require(parameter.Step is null or > 0, $"{at}.step", $"is above 0; found {parameter.Step}");
                break;
            default:
                faults.Require(parameter.Low is not null || parameter.Choices is { Count: 1 }, at, "has low, or a single choice, as its fixed value");
                break;
        }
    }
}
