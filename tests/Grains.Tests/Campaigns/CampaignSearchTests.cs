using Cluster.Contracts.Campaigns;
using Cluster.Grains.Campaigns;

namespace Cluster.Grains.Tests.Campaigns;

public sealed class CampaignSearchTests
{
    [Theory]
    [InlineData(SamplerKind.Grid)]
    [InlineData(SamplerKind.Random)]
    [InlineData(SamplerKind.Tpe)]
    [InlineData(SamplerKind.QuasiRandom)]
    [InlineData(SamplerKind.CmaEs)]
    [InlineData(SamplerKind.GaussianProcess)]
    [InlineData(SamplerKind.Automatic)]
    public void Every_sampler_gives_the_same_points_again_from_the_log(SamplerKind kind)
    {
        var spec = Spec(new SamplerSpec(kind, StartupTrials: 3), new(PrunerKind.None));
        var (first, rebuilt) = (new CampaignSearch(spec), new CampaignSearch(spec));
        for (var number = 0; number < 30; number++)
        {
            var point = first.Ask(number)!;
            Assert.InRange(point[0].Number!.Value, 1, 64);
            first.Finish(number, TrialState.Completed, -Math.Abs(point[0].Number!.Value - 20));
            rebuilt.Replay(new TrialSuggested(number, $"trial-{number}", point, number));
            rebuilt.Replay(new TrialEnded(number, $"trial-{number}", TrialState.Completed, -Math.Abs(point[0].Number!.Value - 20), 9, null));
        }

        Assert.Equal(first.Ask(30), rebuilt.Ask(30));
    }

    [Theory]
    [InlineData(PrunerKind.None, 0)]
    [InlineData(PrunerKind.Median, 1)]
    [InlineData(PrunerKind.Percentile, 1)]
    [InlineData(PrunerKind.Asha, 1)]
    [InlineData(PrunerKind.Hyperband, 1)]
    [InlineData(PrunerKind.Patient, 4)]
    [InlineData(PrunerKind.Wilcoxon, 4)]
    public void Every_scheduler_ends_a_trial_far_below_its_peers(PrunerKind kind, int epoch)
    {
        var search = new CampaignSearch(Spec(new(SamplerKind.Random), new(kind, StartupTrials: 5) { Patience = 3 }));
        for (var number = 0; number < 12; number++)
        {
            search.Ask(number);
            for (var at = 1; at <= 9; at++)
                search.Report(number, at, 0.9 + 0.01 * at);
            search.Finish(number, TrialState.Completed, 0.99);
        }

        // Of Hyperband's twelve trials those of the bracket without an early rung never end before their last epoch.
        var ends = Enumerable.Range(12, 8).Select(number =>
        {
            search.Ask(number);
            return Enumerable.Range(1, 9).FirstOrDefault(at => search.Report(number, at, 0.1) is not null);
        }).Where(at => at > 0).ToArray();
        Assert.Equal(epoch, ends.DefaultIfEmpty().Min());
    }

    [Theory]
    [InlineData(PrunerKind.Percentile, "the best 100 %")]
    [InlineData(PrunerKind.Patient, "a patience of 0 epochs")]
    [InlineData(PrunerKind.Hyperband, "a first rung at epoch 10")]
    [InlineData(PrunerKind.Wilcoxon, "a significance of 1")]
    public void Settings_that_no_scheduler_can_have_are_named(PrunerKind kind, string found) =>
        Assert.Contains(found, Assert.Single(CampaignValidation.Faults(Spec(new(SamplerKind.Random), new(kind, MinEpochs: 10) { Percentile = 100, Patience = 0, Significance = 1 }))).Message);

    private static CampaignSpec Spec(SamplerSpec sampler, PrunerSpec pruner) => new(
        "search", "analytic", null, 0, [new("x", ParameterKind.Int, 1, 64)], sampler, pruner, new(64), new(9, Objective: "noop"), 5);
}
