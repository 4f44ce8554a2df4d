using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Cluster.Web.Optuna.Wire;
using Microsoft.Extensions.DependencyInjection;
using StudyDirection = Cluster.Web.Optuna.Wire.StudyDirection;
using TrialState = Cluster.Web.Optuna.Wire.TrialState;

namespace Cluster.Grains.Tests.Optuna;

/// <summary>What pages read of a study and what is published of it.</summary>
[Collection(Postgres.Name)]
public sealed class StudySnapshotTests(OptunaFixture fixture) : IClassFixture<OptunaFixture>
{
    private const string Unit = """{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}""";
    private const string Choice = """{"name": "CategoricalDistribution", "attributes": {"choices": ["relu", null, 2, true]}}""";

    private OptunaSite Site => fixture.Site;

    [Fact]
    public async Task Study_is_among_the_campaigns_with_its_trials_in_their_words()
    {
        var study = await Site.Study(StudyDirection.Minimize, StudyDirection.Maximize);
        var id = StudyIds.Campaign(study);
        Assert.Equal(CampaignStatus.Queued, (await Snapshot(id)).Row.Status);
        await Trial(study, TrialState.Complete, 3, 1);
        await Trial(study, TrialState.Complete, 2, 9);
        await Trial(study, TrialState.Pruned, 1, 4);
        await Trial(study, TrialState.Fail);
        await Site.Trial(study, new Trial { State = TrialState.Waiting });
        await Site.Client.SetTrialIntermediateValueAsync(new() { TrialId = await Site.Trial(study), Step = 7, IntermediateValue = 0.5 });

        var (row, spec, trials, reports) = await Snapshot(id);
        Assert.Equal((CampaignStatus.Running, 6, 9L), (row.Status, row.MaxTrials, reports));
        Assert.Equal(new CampaignCounts(1, 1, 0, 2, 1, 0, 1, 0), row.Counts);
        Assert.Equal(1, row.Best!.Number);
        Assert.Equal([2.0, 9], row.Best.Values);
        Assert.Equal(["act", "x"], row.Study!.Parameters.Order());
        Assert.Equal(study, row.Study.Id);
        Assert.Equal(["relu", "None", "2", "1"], spec.Parameters.Single(parameter => parameter.Name == "act").Choices);
        Assert.Equal(
            [Contracts.Campaigns.TrialState.Completed, Contracts.Campaigns.TrialState.Completed, Contracts.Campaigns.TrialState.Pruned, Contracts.Campaigns.TrialState.Failed, Contracts.Campaigns.TrialState.Queued, Contracts.Campaigns.TrialState.Running],
            trials.Select(trial => trial.State));
        Assert.Equal(["None", "0.25"], trials[0].Parameters.OrderBy(parameter => parameter.Name).Select(parameter => parameter.Text ?? $"{parameter.Number}"));
        Assert.Equal((0.5, 1), (trials[5].Value, trials[5].Epoch));
        Assert.Contains((await Site.Campaigns.List(null, row.Name, 0, 5, CancellationToken.None)).Rows, listed => listed.Id == id);
    }

    [Fact]
    public async Task Trial_is_told_with_its_curve_and_attributes()
    {
        var study = await Site.Study();
        var trial = await Site.Trial(study);
        await Site.Client.SetTrialUserAttributeAsync(new() { TrialId = trial, Key = "note", Value = "\"good\"" });
        foreach (var step in new[] { 5, -2, 0 })
            await Site.Client.SetTrialIntermediateValueAsync(new() { TrialId = trial, Step = step, IntermediateValue = step * 2 });
        var view = await Site.Campaigns.Trial(StudyIds.Campaign(study), 0, CancellationToken.None);
        Assert.Equal([(-2, -4.0), (0, 0.0), (5, 10.0)], view!.Epochs.Select(epoch => (epoch.Epoch, epoch.Value)));
        Assert.Equal([new StudyAttribute("note", "\"good\"")], view.Attributes);
        Assert.Null(await Site.Campaigns.Trial(StudyIds.Campaign(study), 1, CancellationToken.None));
        Assert.Null(await Site.Campaigns.Trial(StudyIds.Campaign(study), -1, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_published_adds_up_to_the_snapshot()
    {
        var study = await Site.Study();
        var id = StudyIds.Campaign(study);
        var published = await Site.Cluster.Listen<CampaignUpdate>(CampaignStreams.Namespace, id);
        for (var i = 0; i < 5; i++)
            await Trial(study, TrialState.Complete, i);
        var snapshot = await Snapshot(id);

        var trials = new Dictionary<int, TrialRow>();
        CampaignUpdate update;
        do
        {
            update = await published.ReadAsync(TestContext.Current.CancellationToken);
            foreach (var trial in update.Trials)
                trials[trial.Number] = trial;
        }
        while (update.Row.Version < snapshot.Row.Version);

        Assert.Equal((snapshot.Row.Version, snapshot.Reports, snapshot.Row.Counts), (update.Row.Version, update.Reports, update.Row.Counts));
        Assert.Equal(snapshot.Row.Best!.Number, update.Row.Best!.Number);
        Assert.Equivalent(snapshot.Trials, trials.OrderBy(pair => pair.Key).Select(pair => pair.Value), strict: true);
    }

    [Fact]
    public async Task Commands_of_campaigns_are_refused_and_say_why()
    {
        var id = StudyIds.Campaign(await Site.Study());
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(
            () => Site.Cluster.Grains.GetGrain<ICampaignGrain>(id).Pause(CommandContext.New("ann"), CancellationToken.None));
        Assert.Equal(RefusalKind.Conflict, refused.Kind);
        Assert.Contains("study of Optuna", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_is_exported_and_imported_the_same()
    {
        var study = await Site.Study(StudyDirection.Maximize);
        await Site.Client.SetStudyUserAttributeAsync(new() { StudyId = study, Key = "who", Value = "NaN" });
        await Trial(study, TrialState.Complete, 3);
        await Trial(study, TrialState.Pruned);
        var studies = Site.Cluster.Services.GetRequiredService<IStudyQueries>();
        var content = (await studies.Content(StudyIds.Campaign(study), CancellationToken.None))!;
        var registry = Site.Cluster.Grains.GetGrain<IStudyRegistryGrain>(IStudyRegistryGrain.Key);
        var context = CommandContext.New("ann");
        var copy = content with { Name = $"copy of {content.Name}" };
        var id = await registry.Create(context, copy, CancellationToken.None);
        Assert.Equal(id, await registry.Create(context, copy, CancellationToken.None));
        Assert.Equivalent(copy, await studies.Content(id, CancellationToken.None), strict: true);
        // A script goes on with it at once.
        var copied = (await Site.Client.GetStudyIdFromNameAsync(new() { StudyName = copy.Name })).StudyId;
        Assert.Equal("NaN", (await Site.Client.GetStudyUserAttributesAsync(new() { StudyId = copied })).UserAttributes["who"]);
        Assert.Equal(2, (await Site.Client.GetTrialsAsync(new() { StudyId = copied, TrialIdGreaterThan = -1 })).Trials.Count);
        Assert.Equal((2, "ann", CampaignStatus.Completed), ((await Snapshot(id)).Row.MaxTrials, (await Snapshot(id)).Row.Owner, (await Snapshot(id)).Row.Status));
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => registry.Create(CommandContext.New("ann"), copy, CancellationToken.None));
        Assert.Equal(RefusalKind.Conflict, refused.Kind);
        Assert.Null(await studies.Content("campaign-0", CancellationToken.None));
    }

    private async Task<CampaignSnapshot> Snapshot(string id) => (await Site.Campaigns.Snapshot(id, CancellationToken.None))!;

    private async Task Trial(long study, TrialState end, params double[] values)
    {
        var id = await Site.Trial(study);
        await Site.Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "x", ParamValueInternal = 0.25, Distribution = Unit });
        await Site.Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "act", ParamValueInternal = 1, Distribution = Choice });
        await Site.Client.SetTrialIntermediateValueAsync(new() { TrialId = id, Step = 0, IntermediateValue = 4 });
        await Site.Client.SetTrialIntermediateValueAsync(new() { TrialId = id, Step = 1, IntermediateValue = 5 });
        await Site.Set(id, end, values);
    }
}
