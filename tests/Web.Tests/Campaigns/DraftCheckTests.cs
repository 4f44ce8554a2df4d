using Cluster.Contracts.Campaigns;
using Cluster.Web.Campaigns;

namespace Cluster.Web.Tests.Campaigns;

/// <summary>What the form accepts and what it says of the rest.</summary>
public sealed class DraftCheckTests
{
    [Fact]
    public void The_default_form_with_a_name_and_a_dataset_is_a_campaign()
    {
        var check = Check(_ => { });
        var spec = check.Spec!;

        Assert.Empty(check.Faults);
        Assert.Equal(("mine", "dataset-1", 3, 50, 2), (spec.Name, spec.Dataset, spec.DatasetVersion, spec.Budget.MaxTrials, spec.Budget.Parallel));
        Assert.Equal(["learning_rate", "dropout", "batch_size"], spec.Parameters.Select(parameter => parameter.Name));
        Assert.Equal((1e-5, 1e-3, true), (spec.Parameters[0].Low, spec.Parameters[0].High, spec.Parameters[0].Log));
        Assert.False(spec.Parameters[1].Log);
    }

    [Theory]
    [InlineData("1e-5", "1e-3", true)]
    [InlineData("1e-4", "1e-3", false)]
    [InlineData("0", "1", false)]
    public void The_scale_is_logarithmic_by_default_over_two_decades(string low, string high, bool isLog) =>
        Assert.Equal(isLog, new ParameterDraft { Low = low, High = high }.IsLog);

    [Fact]
    public void A_chosen_scale_stays() => Assert.False(new ParameterDraft { Low = "1e-5", High = "1", Log = false }.IsLog);

    [Theory]
    [InlineData("parameters.0.high", "1e-3", "1e-5")]
    [InlineData("parameters.0.low", "0", "1e-3")]
    [InlineData("parameters.0.low", "ten", "20")]
    public void Wrong_bounds_are_told_at_their_field(string field, string low, string high)
    {
        var check = Check(draft => (draft.Parameters[0].Low, draft.Parameters[0].High, draft.Parameters[0].Log) = (low, high, true));
        Assert.Contains(field, check.Faults);
        Assert.Null(check.Spec);
    }

    [Fact]
    public void CMA_ES_needs_a_number()
    {
        Assert.NotNull(Check(draft => draft.Sampler = SamplerKind.CmaEs).Spec);
        var check = Check(draft =>
        {
            draft.Sampler = SamplerKind.CmaEs;
            draft.Parameters.RemoveRange(0, 2);
        });
        Assert.Contains("CMA-ES", check.Faults["parameters"]);
    }

    [Fact]
    public void Each_scheduler_takes_its_own_settings()
    {
        PrunerSpec Of(PrunerKind kind) => Check(draft => (draft.Pruner, draft.Percentile, draft.Patience, draft.MinEpochs, draft.ReductionFactor) = (kind, "10", "7", "2", "4")).Spec!.Pruner;
        Assert.Equal(10, Of(PrunerKind.Percentile).Percentile);
        Assert.Equal(7, Of(PrunerKind.Patient).Patience);
        Assert.Equal((2, 4), (Of(PrunerKind.Hyperband).MinEpochs, Of(PrunerKind.Hyperband).ReductionFactor));
        Assert.Equal((0.2, 5), Check(draft => (draft.Pruner, draft.Significance) = (PrunerKind.Wilcoxon, "0.2")).Spec!.Pruner is var rank ? (rank.Significance, rank.WarmupEpochs) : default);
        Assert.Contains("significance", Check(draft => (draft.Pruner, draft.Significance) = (PrunerKind.Wilcoxon, "1")).Faults.Keys);
        Assert.Contains("percentile", Check(draft => (draft.Pruner, draft.Percentile) = (PrunerKind.Percentile, "100")).Faults.Keys);
        Assert.Contains("patience", Check(draft => (draft.Pruner, draft.Patience) = (PrunerKind.Patient, "0")).Faults.Keys);
    }

    [Fact]
    public void A_grid_needs_steps_or_categories()
    {
        var check = Check(draft => draft.Sampler = SamplerKind.Grid);
        Assert.Equal(["parameters.0.step", "parameters.1.step"], check.Faults.Keys.Order());
        Assert.Null(check.Points);
    }

    [Fact]
    public void A_grid_is_counted_and_refused_above_the_budget()
    {
        void Grid(CampaignDraft draft)
        {
            draft.Sampler = SamplerKind.Grid;
            draft.Parameters[0] = new() { Name = "learning_rate", Kind = ParameterKind.Categorical, Choices = "1e-4, 1e-3, 1e-2" };
            draft.Parameters[1].Step = "0.1";
        }

        var tooMany = Check(Grid);
        Assert.Equal(3 * 5 * 4, tooMany.Points);
        Assert.Contains("60", tooMany.Faults["maxTrials"]);

        var enough = Check(draft =>
        {
            Grid(draft);
            draft.MaxTrials = "60";
        });
        Assert.NotNull(enough.Spec);
    }

    [Fact]
    public void Conditional_parameters_count_only_where_they_exist()
    {
        var check = Check(draft =>
        {
            draft.Sampler = SamplerKind.Grid;
            draft.Parameters =
            [
                new() { Name = "schedule", Kind = ParameterKind.Categorical, Choices = "constant, cosine, one_cycle" },
                new() { Name = "warmup", Kind = ParameterKind.Categorical, Choices = "0.1, 0.2, 0.3, 0.4", Parent = "schedule", ParentValues = "one_cycle" },
            ];
        });
        Assert.Equal(2 + 4, check.Points);
        Assert.Equal(["one_cycle"], check.Spec!.Parameters[1].Condition!.Values);
    }

    [Theory]
    [InlineData("later", "x", "parameters.0.parent")]
    [InlineData("dropout", "0.3", "parameters.2.parent")]
    public void A_condition_needs_single_values_of_a_parameter_above(string parent, string values, string field)
    {
        var check = Check(draft =>
        {
            var at = field.Contains('0', StringComparison.Ordinal) ? 0 : 2;
            (draft.Parameters[at].Parent, draft.Parameters[at].ParentValues) = (parent, values);
        });
        Assert.Contains(field, check.Faults);
    }

    [Fact]
    public void A_condition_on_a_value_that_never_comes_is_told()
    {
        var check = Check(draft => draft.Parameters.Add(new() { Name = "width", Kind = ParameterKind.Int, Low = "8", High = "32", Parent = "batch_size", ParentValues = "48" }));
        Assert.Contains("48", check.Faults["parameters.3.parentValues"]);
    }

    [Fact]
    public void Names_are_unique() =>
        Assert.Contains("parameters.3.name", Check(draft => draft.Parameters.Add(new() { Name = "dropout", Low = "0", High = "1" })).Faults);

    [Fact]
    public void More_in_parallel_than_lanes_is_told_with_both_numbers()
    {
        var fault = Check(draft => draft.Parallel = "9").Faults["parallel"];
        Assert.Contains("4", fault);
        Assert.Contains("9", fault);
    }

    [Fact]
    public void A_fixed_value_is_a_number_where_it_can_be_one()
    {
        var spec = Check(draft =>
        {
            draft.Parameters.Add(new() { Name = "width", Kind = ParameterKind.Fixed, Value = "16" });
            draft.Parameters.Add(new() { Name = "preset", Kind = ParameterKind.Fixed, Value = "wide" });
        }).Spec!;
        Assert.Equal(16, spec.Parameters[3].Low);
        Assert.Equal(["wide"], spec.Parameters[4].Choices);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("ten")]
    [InlineData("1.5")]
    [InlineData("")]
    public void A_budget_is_a_whole_number_of_trials(string text) => Assert.Contains("maxTrials", Check(draft => draft.MaxTrials = text).Faults);

    [Fact]
    public void An_empty_form_names_what_is_missing()
    {
        var check = DraftCheck.Of(new CampaignDraft(), null, null);
        Assert.Equal(["dataset", "name"], check.Faults.Keys.Order());
    }

    private static DraftCheck Check(Action<CampaignDraft> change)
    {
        var draft = new CampaignDraft { Name = "mine", Dataset = "dataset-1" };
        change(draft);
        return DraftCheck.Of(draft, 3, 4);
    }
}
