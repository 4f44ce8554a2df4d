using System.Threading.Channels;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Cluster.Grains.Optuna;
using Cluster.Grains.Storage;
using Cluster.Web.Optuna.Wire;
using Grpc.Core;
using Orleans.Storage;

namespace Cluster.Grains.Tests.Optuna;

/// <summary>What was answered is still so after a crash, whoever else writes, and however many workers there are.</summary>
[Collection(Postgres.Name)]
public sealed class StudyDurabilityTests(PostgresFixture postgres)
{
    private const string Unit = """{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}""";

    [Fact]
    public async Task Study_is_the_same_after_its_silo_was_killed()
    {
        GetTrialsReply before;
        long study;
        await using (var site = await OptunaSite.Start(postgres.Database))
        {
            study = await site.Study(Web.Optuna.Wire.StudyDirection.Maximize, Web.Optuna.Wire.StudyDirection.Minimize);
            await site.Client.SetStudyUserAttributeAsync(new() { StudyId = study, Key = "who", Value = "\"ann\"" });
            await Run(site.Client, study, trials: 3);
            await site.Trial(study, new Trial { State = Web.Optuna.Wire.TrialState.Waiting, UserAttributes = { ["a"] = "NaN" } });
            await site.Client.SetTrialIntermediateValueAsync(new() { TrialId = await site.Trial(study), Step = 2, IntermediateValue = double.NaN });
            before = await All(site, study);
            await site.Cluster.Kill();
        }

        await using var next = await OptunaSite.Start(postgres.Database);
        Assert.Equal(before, await All(next, study));
        Assert.Equal("\"ann\"", (await next.Client.GetStudyUserAttributesAsync(new() { StudyId = study })).UserAttributes["who"]);
        Assert.Equal(2, (await next.Client.GetStudyDirectionsAsync(new() { StudyId = study })).Directions.Count);
        // It goes on with the next number, the same rules, and the trials that were open.
        Assert.Equal(StudyIds.Trial(study, 5), await next.Trial(study));
        await Refusal.Is(StatusCode.FailedPrecondition, next.Client.SetTrialUserAttributeAsync(new() { TrialId = before.Trials[0].TrialId, Key = "a", Value = "1" }));
        await Refusal.Is(StatusCode.InvalidArgument, next.Client.SetTrialParameterAsync(new()
        {
            TrialId = before.Trials[4].TrialId,
            ParamName = "x",
            Distribution = Unit.Replace("Float", "Int", StringComparison.Ordinal),
        }));
        Assert.True(await next.Set(before.Trials[3].TrialId, Web.Optuna.Wire.TrialState.Running));
        Assert.True(await next.Set(before.Trials[4].TrialId, Web.Optuna.Wire.TrialState.Complete, 1, 2));
    }

    [Fact]
    public async Task Four_workers_make_exactly_the_trials_they_were_asked_for()
    {
        await using var site = await OptunaSite.Start(postgres.Database);
        var study = await site.Study();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Run(site.Join(), study, trials: 25)));

        var trials = (await All(site, study)).Trials;
        Assert.Equal(Enumerable.Range(0, 100).Select(number => (long)number), trials.Select(trial => trial.Number));
        Assert.All(trials, trial => Assert.Equal((Web.Optuna.Wire.TrialState.Complete, 1, 3), (trial.State, trial.Params.Count, trial.IntermediateValues.Count)));
        Assert.Equal(100L, await postgres.Value<long>($"SELECT count(*) FROM study_trial WHERE study = {study} AND state = 1"));
        Assert.Equal(300L, await postgres.Value<long>($"SELECT count(*) FROM study_report WHERE study = {study}"));
        // Workers that write at once share commits: 600 calls changed something.
        Assert.InRange(await postgres.Value<long>($"SELECT version FROM study WHERE id = {study}"), 1, 600);
    }

    [Fact]
    public async Task Request_that_is_sent_again_acts_once()
    {
        await using var site = await OptunaSite.Start(postgres.Database);
        var study = await site.Study();
        var grain = site.Cluster.Grains.GetGrain<IStudyGrain>(StudyIds.Campaign(study));
        var (create, claim, end) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var waiting = StudyTrial.Empty with { State = StudyTrialState.Waiting };
        Assert.Equal(0, await grain.CreateTrial(create, waiting, CancellationToken.None));
        Assert.Equal(0, await grain.CreateTrial(create, waiting, CancellationToken.None));
        Assert.True(await grain.SetState(claim, 0, StudyTrialState.Running, [], CancellationToken.None));
        Assert.True(await grain.SetState(claim, 0, StudyTrialState.Running, [], CancellationToken.None));
        Assert.False(await grain.SetState(Guid.NewGuid(), 0, StudyTrialState.Running, [], CancellationToken.None));
        Assert.True(await grain.SetState(end, 0, StudyTrialState.Complete, [1], CancellationToken.None));
        Assert.True(await grain.SetState(end, 0, StudyTrialState.Complete, [1], CancellationToken.None));
        Assert.Single((await All(site, study)).Trials);
    }

    [Fact]
    public async Task Another_activation_that_wrote_in_between_is_noticed_and_nothing_is_lost()
    {
        await using var site = await OptunaSite.Start(postgres.Database);
        var study = await site.Study();
        await site.Trial(study);
        // As an activation would that another silo still holds.
        var version = await postgres.Value<long>($"SELECT version FROM study WHERE id = {study}");
        await StudyWrites.Append(postgres.Database, study, version + 1, Setting("other", "1"), DateTimeOffset.UnixEpoch);
        await Assert.ThrowsAsync<InconsistentStateException>(() => StudyWrites.Append(postgres.Database, study, version + 1, Setting("late", "1"), DateTimeOffset.UnixEpoch));

        Assert.Equal(StudyIds.Trial(study, 1), await site.Trial(study));
        Assert.Equal("1", (await site.Client.GetStudyUserAttributesAsync(new() { StudyId = study })).UserAttributes["other"]);
        Assert.Single((await site.Client.GetStudyUserAttributesAsync(new() { StudyId = study })).UserAttributes);
        Assert.Equal(2, (await All(site, study)).Trials.Count);
    }

    [Fact]
    public async Task Silent_trial_is_failed_after_the_lease_and_only_with_one()
    {
        var time = new ShiftedTime();
        await using var site = await OptunaSite.Start(postgres.Database, time);
        var study = await site.Study();
        var (silent, lively, waiting) = (await site.Trial(study), await site.Trial(study), await site.Trial(study, new Trial { State = Web.Optuna.Wire.TrialState.Waiting }));
        time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(Web.Optuna.Wire.TrialState.Running, (await All(site, study)).Trials[0].State);

        var grain = site.Cluster.Grains.GetGrain<IStudyGrain>(StudyIds.Campaign(study));
        await grain.SetLease(Contracts.CommandContext.New("ann"), 60, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(45));
        await site.Client.SetTrialIntermediateValueAsync(new() { TrialId = lively, Step = 0, IntermediateValue = 1 });
        time.Advance(TimeSpan.FromSeconds(30));
        var trials = (await All(site, study)).Trials;
        Assert.Equal(
            [Web.Optuna.Wire.TrialState.Fail, Web.Optuna.Wire.TrialState.Running, Web.Optuna.Wire.TrialState.Waiting], trials.Select(trial => trial.State));
        Assert.Equal("\"its worker was silent for 60 s\"", trials[0].SystemAttributes["cluster:reason"]);
        Assert.NotEqual("", trials[0].DatetimeComplete);
        await Refusal.Is(StatusCode.FailedPrecondition, site.Client.SetTrialStateValuesAsync(new() { TrialId = silent, State = Web.Optuna.Wire.TrialState.Complete, Values = { 1 } }));
        Assert.True(await site.Set(waiting, Web.Optuna.Wire.TrialState.Running));
        Assert.True(await site.Set(lively, Web.Optuna.Wire.TrialState.Complete, 1));

        await grain.SetLease(Contracts.CommandContext.New("ann"), null, CancellationToken.None);
        time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(Web.Optuna.Wire.TrialState.Running, (await site.Get(waiting)).State);
    }

    [Fact]
    public async Task Study_that_no_worker_calls_is_at_rest_until_one_does()
    {
        var time = new ShiftedTime();
        await using var site = await OptunaSite.Start(postgres.Database, time);
        var study = await site.Study();
        var updates = await site.Cluster.Listen<CampaignUpdate>(CampaignStreams.Namespace, StudyIds.Campaign(study));
        await Run(site.Client, study, trials: 1);
        var open = await site.Trial(study);
        await Until(updates, row => row.Counts.Running == 1);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(CampaignStatus.Running, (await Until(updates, row => row.StatusReason is not null)).Status);
        await site.Set(open, Web.Optuna.Wire.TrialState.Fail);
        Assert.Null((await Until(updates, row => row.Counts.Failed == 1)).StatusReason);
        time.Advance(TimeSpan.FromMinutes(1));
        await Until(updates, row => row.Status == CampaignStatus.Completed);
        Assert.Equal(CampaignStatus.Completed, (await site.Campaigns.Snapshot(StudyIds.Campaign(study), CancellationToken.None))!.Row.Status);
        await site.Trial(study);
        Assert.Equal(CampaignStatus.Running, (await Until(updates, row => row.Counts.Running == 1)).Status);
    }

    private static StudyChange Setting(string key, string value)
    {
        var change = new StudyChange();
        change.Attributes[(StudyChange.OfStudy, false, key)] = value;
        return change;
    }

    private static async Task<CampaignRow> Until(ChannelReader<CampaignUpdate> updates, Func<CampaignRow, bool> holds)
    {
        while (true)
        {
            if ((await updates.ReadAsync(TestContext.Current.CancellationToken)).Row is var row && holds(row))
                return row;
        }
    }

    private static async Task<GetTrialsReply> All(OptunaSite site, long study) =>
        await site.Client.GetTrialsAsync(new() { StudyId = study, TrialIdGreaterThan = -1 });

    private static async Task Run(StorageService.StorageServiceClient worker, long study, int trials)
    {
        for (var i = 0; i < trials; i++)
        {
            var id = (await worker.CreateNewTrialAsync(new() { StudyId = study, TemplateTrialIsNone = true })).TrialId;
            await worker.SetTrialParameterAsync(new() { TrialId = id, ParamName = "x", ParamValueInternal = i * 0.01, Distribution = Unit });
            for (var step = 0; step < 3; step++)
                await worker.SetTrialIntermediateValueAsync(new() { TrialId = id, Step = step, IntermediateValue = i + step });
            await worker.SetTrialStateValuesAsync(new() { TrialId = id, State = Web.Optuna.Wire.TrialState.Complete, Values = { i } });
        }
    }
}
