using Cluster.Compute.Models;
using Cluster.Compute.Models.Jobs;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Campaigns;

/// <summary>Checks a specification at the door.</summary>
public static class CampaignValidation
{
    /// <summary>Refuses a specification with every fault found, each with the field's name, what was found and what was expected.</summary>
    public static void Check(CampaignSpec spec)
    {
        var faults = Faults(spec).ToArray();
        if (faults.Length > 0)
            throw new CommandRefusedException(string.Join(" ", faults.Select(f => $"{f.Field}: {f.Message}.")));
    }

    /// <summary>Every fault, as field and sentence.</summary>
    public static IEnumerable<(string Field, string Message)> Faults(CampaignSpec spec)
    {
        if (string.IsNullOrWhiteSpace(spec.Name) || spec.Name.Length > 120)
            yield return ("name", $"found {spec.Name?.Length ?? 0} characters, expected 1 to 120");
        foreach (var fault in Training(spec).Concat(Budget(spec.Budget)).Concat(Search(spec)))
            yield return fault;
    }

    private static IEnumerable<(string Field, string Message)> Training(CampaignSpec spec)
    {
        var training = spec.Training;
        if (training.Epochs is < 1 or > 10_000)
            yield return ("epochs", $"found {training.Epochs}, expected 1 to 10000");
        if (training.Objective is { } objective)
        {
            if (!AnalyticObjective.Names.Contains(objective))
                yield return ("objective", $"found '{objective}', expected one of {string.Join(", ", AnalyticObjective.Names)}");
            else
            {
                foreach (var missing in AnalyticObjective.Variables(objective).Except(spec.Parameters.Select(p => p.Name)))
                    yield return ("parameters", $"objective {objective} needs a parameter '{missing}', found none");
            }

            if (training.SecondsPerEpoch is < 0 or > 3600)
                yield return ("secondsPerEpoch", $"found {training.SecondsPerEpoch}, expected 0 to 3600");
            yield break;
        }

        if (spec.Model != "cnn1d")
            yield return ("model", $"found '{spec.Model}', expected cnn1d");
        foreach (var fault in Hyperparameter(spec))
            yield return fault;
        if (spec.Dataset is null || spec.DatasetVersion < 1)
            yield return ("dataset", $"found {spec.Dataset ?? "none"} version {spec.DatasetVersion}, expected a dataset id and a version from 1");
        if (training.RateHz < 0)
            yield return ("rateHz", $"found {training.RateHz}, expected 0 (the dataset's lowest rate) or a rate in Hz");
        if (training.CutoffHz is { } cutoff && (cutoff <= 0 || (training.RateHz > 0 && cutoff >= training.RateHz / 2)))
            yield return ("cutoffHz", $"found {cutoff}, expected more than 0 and less than half of {training.RateHz} Hz");
        if (training.WindowSeconds is <= 0 or > 600)
            yield return ("windowSeconds", $"found {training.WindowSeconds}, expected more than 0 and at most 600");
        if (training.HopSeconds <= 0 || training.HopSeconds > training.WindowSeconds)
            yield return ("hopSeconds", $"found {training.HopSeconds}, expected more than 0 and at most the window's {training.WindowSeconds}");
    }

    /// <summary>Each parameter's bounds and choices, as the model would read them.</summary>
    private static IEnumerable<(string Field, string Message)> Hyperparameter(CampaignSpec spec)
    {
        foreach (var parameter in spec.Parameters)
        {
            var numbers = new[] { parameter.Low, parameter.High }.Where(v => v is not null).Select(v => new ParameterValue(parameter.Name, v, null));
            var texts = (parameter.Choices ?? []).Select(c => new ParameterValue(parameter.Name, null, c));
            foreach (var value in numbers.Concat(texts))
            {
                if (Refused(value) is not { } message)
                    continue;
                yield return ($"parameters.{parameter.Name}", message);
                break;
            }
        }
    }

    private static string? Refused(ParameterValue value)
    {
        try
        {
            _ = Hyperparameters.Read(TrialJobs.Settings([value]));
            return null;
        }
        catch (JobFailedException e)
        {
            return e.Message.TrimEnd('.');
        }
    }

    private static IEnumerable<(string Field, string Message)> Budget(BudgetSpec budget)
    {
        if (budget.MaxTrials is < 1 or > 1_000_000)
            yield return ("maxTrials", $"found {budget.MaxTrials}, expected 1 to 1000000");
        if (budget.Parallel is < 1 or > 10_000)
            yield return ("parallel", $"found {budget.Parallel}, expected 1 to 10000");
        if (budget.MaxLaneHours is <= 0)
            yield return ("maxLaneHours", $"found {budget.MaxLaneHours}, expected more than 0");
        if (budget.StopWithoutImprovement is < 1)
            yield return ("stopWithoutImprovement", $"found {budget.StopWithoutImprovement}, expected at least 1");
    }

    private static IEnumerable<string> Pruner(PrunerSpec pruner, int epochs)
    {
        if (pruner.Kind is PrunerKind.Asha or PrunerKind.Hyperband && (pruner.MinEpochs < 1 || pruner.ReductionFactor < 2))
            yield return $"found {pruner.MinEpochs} epochs and factor {pruner.ReductionFactor}, expected at least 1 and at least 2";
        else if (pruner.Kind == PrunerKind.Hyperband && pruner.MinEpochs > epochs)
            yield return $"found a first rung at epoch {pruner.MinEpochs}, expected at most the {epochs} epochs of a trial";
        if (pruner.Kind == PrunerKind.Percentile && !(pruner.Percentile > 0 && pruner.Percentile < 100))
            yield return $"found the best {pruner.Percentile} %, expected more than 0 and less than 100";
        if (pruner.Kind == PrunerKind.Patient && pruner.Patience < 1)
            yield return $"found a patience of {pruner.Patience} epochs, expected at least 1";
        if (pruner.Kind == PrunerKind.Wilcoxon && !(pruner.Significance > 0 && pruner.Significance < 1))
            yield return $"found a significance of {pruner.Significance}, expected more than 0 and less than 1";
    }

    private static IEnumerable<(string Field, string Message)> Search(CampaignSpec spec)
    {
        var faults = SpaceMapping.Problems(spec.Parameters).ToArray();
        foreach (var (parameter, message) in faults)
            yield return ($"parameters.{parameter}", message);
        if (faults.Length == 0 && spec.Sampler.Kind == SamplerKind.Grid)
        {
            var count = SpaceMapping.Space(spec.Parameters).Count;
            if (count is null)
                yield return ("sampler", "found a grid over a continuous parameter, expected a step for each float");
            else if (count > spec.Budget.MaxTrials)
                yield return ("sampler", $"found a grid of {count} points, expected at most the budget of {spec.Budget.MaxTrials} trials");
        }

        if (spec.Sampler.Kind == SamplerKind.CmaEs && !spec.Parameters.Any(p => p.Kind is ParameterKind.Float or ParameterKind.Int && p.Condition is null))
            yield return ("sampler", "found CMA-ES over choices and conditional parameters alone, expected a number that every point has");
        if (spec.Sampler.Kind == SamplerKind.External || spec.Pruner.Kind == PrunerKind.External)
            yield return ("sampler", "found External, which is for studies of Optuna alone, expected a sampler and a pruner of ours");
        if (spec.Sampler.StartupTrials < 2)
            yield return ("startupTrials", $"found {spec.Sampler.StartupTrials}, expected at least 2");
        foreach (var message in Pruner(spec.Pruner, spec.Training.Epochs))
            yield return ("pruner", message);
    }
}
