using System.Globalization;
using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Campaigns;

public sealed partial class CampaignDraft
{
    /// <summary>The form that makes a campaign of this specification; its dataset's version is the newest when it is sent.</summary>
    public static CampaignDraft Of(CampaignSpec spec) => new()
    {
        Name = spec.Name,
        Model = spec.Model,
        Dataset = spec.Dataset ?? "",
        Sampler = spec.Sampler.Kind,
        StartupTrials = Text(spec.Sampler.StartupTrials),
        Pruner = spec.Pruner.Kind,
        WarmupEpochs = Text(spec.Pruner.WarmupEpochs),
        PrunerTrials = Text(spec.Pruner.StartupTrials),
        Percentile = Text(spec.Pruner.Percentile),
        Patience = Text(spec.Pruner.Patience),
        Significance = Text(spec.Pruner.Significance),
        MinEpochs = Text(spec.Pruner.MinEpochs),
        ReductionFactor = Text(spec.Pruner.ReductionFactor),
        Parameters = [.. spec.Parameters.Select(Of)],
        Epochs = Text(spec.Training.Epochs),
        WindowSeconds = Text(spec.Training.WindowSeconds),
        HopSeconds = Text(spec.Training.HopSeconds),
        RateHz = spec.Training.RateHz == 0 ? "" : Text(spec.Training.RateHz),
        CutoffHz = Text(spec.Training.CutoffHz),
        MaxTrials = Text(spec.Budget.MaxTrials),
        MaxLaneHours = Text(spec.Budget.MaxLaneHours),
        Parallel = Text(spec.Budget.Parallel),
        StopsWithoutImprovement = spec.Budget.StopWithoutImprovement is not null,
        StopAfter = Text(spec.Budget.StopWithoutImprovement ?? 10),
        Seed = spec.Seed.ToString(CultureInfo.InvariantCulture),
        Priority = Text(spec.Priority),
    };

    private static ParameterDraft Of(ParameterSpec spec)
    {
        var isFixed = spec.Kind == ParameterKind.Fixed;
        return new()
        {
            Name = spec.Name,
            Kind = spec.Kind,
            Value = isFixed ? spec.Choices is [var only] ? only : Text(spec.Low) : "",
            Low = isFixed ? "" : Text(spec.Low),
            High = isFixed ? "" : Text(spec.High),
            Step = Text(spec.Step),
            Log = spec.Log,
            Choices = isFixed ? "" : string.Join(", ", spec.Choices ?? []),
            Parent = spec.Condition?.Parent ?? "",
            ParentValues = string.Join(", ", spec.Condition?.Values ?? []),
        };
    }

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
