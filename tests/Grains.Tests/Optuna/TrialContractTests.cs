using Cluster.Contracts.Optuna;
using Cluster.Web.Optuna.Wire;
using Grpc.Core;
using StudyDirection = Cluster.Web.Optuna.Wire.StudyDirection;

namespace Cluster.Grains.Tests.Optuna;

/// <summary>What Optuna's storage contract says of trials, over the wire.</summary>
[Collection(Postgres.Name)]
public sealed class TrialContractTests(OptunaFixture fixture) : IClassFixture<OptunaFixture>
{
    private const string Unit = """{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}""";

    private static readonly TrialState[] Ends = [TrialState.Complete, TrialState.Pruned, TrialState.Fail];

    private OptunaSite Site => fixture.Site;

    private StorageService.StorageServiceClient Client => fixture.Site.Client;

    [Fact]
    public async Task New_trial_runs_from_now_on_and_holds_nothing()
    {
        var study = await Site.Study();
        var trial = await Site.Get(await Site.Trial(study));
        Assert.Equal((TrialState.Running, 0L), (trial.State, trial.Number));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$", trial.DatetimeStart);
        Assert.Equal("", trial.DatetimeComplete);
        Assert.Equal(0, trial.Values.Count + trial.Params.Count + trial.Distributions.Count + trial.UserAttributes.Count + trial.SystemAttributes.Count + trial.IntermediateValues.Count);
    }

    [Fact]
    public async Task Ids_rise_are_never_shared_and_lead_to_study_and_number()
    {
        long[] studies = [await Site.Study(), await Site.Study()];
        var ids = new List<long>();
        foreach (var (study, number) in studies.SelectMany(study => Enumerable.Range(0, 3).Select(number => (study, number))))
        {
            var id = await Site.Trial(study);
            Assert.Equal((study, number), StudyIds.Split(id));
            Assert.Equal(id, (await Client.GetTrialIdFromStudyIdTrialNumberAsync(new() { StudyId = study, TrialNumber = number })).TrialId);
            ids.Add(id);
        }

        Assert.Equal(ids.Distinct().Order(), ids);
        Assert.True(ids[^1] < 1L << 53);
        await Refusal.Is(StatusCode.NotFound, Client.GetTrialIdFromStudyIdTrialNumberAsync(new() { StudyId = studies[0], TrialNumber = 3 }));
        await Refusal.Is(StatusCode.NotFound, Client.GetTrialIdFromStudyIdTrialNumberAsync(new() { StudyId = studies[0], TrialNumber = -1 }));
    }

    [Theory]
    [InlineData(TrialState.Complete)]
    [InlineData(TrialState.Waiting)]
    [InlineData(TrialState.Running)]
    public async Task Template_is_kept_but_for_its_number(TrialState state)
    {
        var template = new Trial
        {
            TrialId = 7,
            Number = 55,
            State = state,
            Values = { 1e308, double.NegativeInfinity },
            DatetimeStart = "2022-09-01 00:00:00.000001",
            DatetimeComplete = "2022-09-02 23:59:59.999999",
            Params = { ["x"] = 0.5 },
            Distributions = { ["x"] = Unit },
            UserAttributes = { ["foo"] = "\"bar\"" },
            SystemAttributes = { ["baz"] = "123" },
            IntermediateValues = { [1] = 10, [-3] = double.NaN },
        };
        var study = await Site.Study();
        await Site.Trial(study);
        var id = await Site.Trial(study, template);
        Assert.Equal(new Trial(template) { TrialId = id, Number = 1 }, await Site.Get(id));
    }

    [Fact]
    public async Task Finished_trial_has_values_and_an_end_and_is_changed_no_more()
    {
        var study = await Site.Study();
        foreach (var end in Ends)
        {
            var id = await Site.Trial(study);
            Assert.True(await Site.Set(id, end, 0.25));
            var trial = await Site.Get(id);
            Assert.Equal((end, 0.25), (trial.State, Assert.Single(trial.Values)));
            Assert.True(string.CompareOrdinal(trial.DatetimeComplete, trial.DatetimeStart) >= 0);
            foreach (var state in Enum.GetValues<TrialState>())
                await Refusal.Is(StatusCode.FailedPrecondition, Client.SetTrialStateValuesAsync(new() { TrialId = id, State = state, Values = { 1 } }));
            await Refusal.Is(StatusCode.FailedPrecondition, Client.SetTrialIntermediateValueAsync(new() { TrialId = id, Step = 1, IntermediateValue = 1 }));
            await Refusal.Is(StatusCode.FailedPrecondition, Client.SetTrialUserAttributeAsync(new() { TrialId = id, Key = "key", Value = "1" }));
            await Refusal.Is(StatusCode.FailedPrecondition, Client.SetTrialSystemAttributeAsync(new() { TrialId = id, Key = "key", Value = "1" }));
            await Refusal.Is(StatusCode.FailedPrecondition, Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "x", Distribution = Unit }));
            Assert.Equal(trial, await Site.Get(id));
        }
    }

    [Fact]
    public async Task Running_again_moves_nothing()
    {
        var id = await Site.Trial(await Site.Study());
        var before = await Site.Get(id);
        Assert.False(await Site.Set(id, TrialState.Running));
        Assert.Equal(before, await Site.Get(id));
    }

    [Fact]
    public async Task Waiting_trial_is_claimed_by_one_of_many_and_starts_then()
    {
        var study = await Site.Study();
        var workers = Enumerable.Range(0, 8).Select(_ => Site.Join()).ToArray();
        for (var i = 0; i < 5; i++)
        {
            var id = await Site.Trial(study, new Trial { State = TrialState.Waiting });
            Assert.Equal("", (await Site.Get(id)).DatetimeStart);
            var claims = await Task.WhenAll(workers.Select(async worker =>
                (await worker.SetTrialStateValuesAsync(new() { TrialId = id, State = TrialState.Running })).TrialUpdated));
            Assert.Single(claims, claimed => claimed);
            Assert.NotEqual("", (await Site.Get(id)).DatetimeStart);
        }
    }

    [Fact]
    public async Task Values_are_exact_and_none_leaves_what_there_was()
    {
        double[] values = [0, double.Epsilon, Math.PI, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity];
        var study = await Site.Study([.. values.Select(_ => StudyDirection.Minimize)]);
        var id = await Site.Trial(study, new Trial { State = TrialState.Running, Values = { values } });
        await Site.Set(id, TrialState.Complete);
        Assert.Equal(values, (await Site.Get(id)).Values);
    }

    [Fact]
    public async Task Intermediate_values_are_exact_by_step_and_the_last_wins()
    {
        var id = await Site.Trial(await Site.Study());
        (long Step, double Value)[] reports = [(3, 0.1), (0, double.NaN), (-5, double.PositiveInfinity), (long.MaxValue, double.MinValue), (3, 0.2)];
        foreach (var (step, value) in reports)
            await Client.SetTrialIntermediateValueAsync(new() { TrialId = id, Step = step, IntermediateValue = value });
        var kept = (await Site.Get(id)).IntermediateValues;
        Assert.Equal([-5, 0, 3, long.MaxValue], kept.Keys.Order());
        Assert.Equal([double.PositiveInfinity, double.NaN, 0.2, double.MinValue], kept.OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Fact]
    public async Task Attributes_of_users_and_system_are_apart()
    {
        var id = await Site.Trial(await Site.Study());
        await Client.SetTrialUserAttributeAsync(new() { TrialId = id, Key = "key", Value = "NaN" });
        await Client.SetTrialSystemAttributeAsync(new() { TrialId = id, Key = "key", Value = "[1,  2]" });
        await Client.SetTrialSystemAttributeAsync(new() { TrialId = id, Key = "key", Value = "[1,   3]" });
        var trial = await Site.Get(id);
        Assert.Equal(("NaN", "[1,   3]"), (trial.UserAttributes["key"], trial.SystemAttributes["key"]));
    }

    [Fact]
    public async Task Asked_for_changes_the_study_tells_newer_trials_and_the_named_ones()
    {
        var study = await Site.Study();
        var ids = new List<long>();
        for (var i = 0; i < 6; i++)
            ids.Add(await Site.Trial(study));
        Assert.Equal(ids, await Told(after: -1));
        Assert.Equal(ids[4..], await Told(after: ids[3]));
        Assert.Equal([ids[0], ids[2], .. ids[4..]], await Told(after: ids[3], ids[2], ids[0], ids[5], ids[2]));
        Assert.Equal([ids[1]], await Told(after: ids[5], ids[1], ids[5] + 1, 17));
        Assert.Empty(await Told(after: StudyIds.Trial(study + 1, 0)));

        async Task<IEnumerable<long>> Told(long after, params long[] also) =>
            (await Client.GetTrialsAsync(new() { StudyId = study, TrialIdGreaterThan = after, IncludedTrialIds = { also } })).Trials.Select(trial => trial.TrialId);
    }

    [Fact]
    public async Task What_is_asked_of_a_trial_that_does_not_exist_is_not_found()
    {
        var last = await Site.Trial(await Site.Study());
        foreach (var id in new[] { last + 1, 0, -1, 17, long.MaxValue, long.MinValue })
        {
            await Refusal.Is(StatusCode.NotFound, Client.GetTrialAsync(new() { TrialId = id }));
            await Refusal.Is(StatusCode.NotFound, Client.SetTrialStateValuesAsync(new() { TrialId = id, State = TrialState.Complete }));
            await Refusal.Is(StatusCode.NotFound, Client.SetTrialIntermediateValueAsync(new() { TrialId = id }));
            await Refusal.Is(StatusCode.NotFound, Client.SetTrialUserAttributeAsync(new() { TrialId = id, Key = "key", Value = "1" }));
            await Refusal.Is(StatusCode.NotFound, Client.SetTrialSystemAttributeAsync(new() { TrialId = id, Key = "key", Value = "1" }));
            await Refusal.Is(StatusCode.NotFound, Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "x", Distribution = Unit }));
        }
    }

    [Fact]
    public async Task Wrong_input_is_refused_as_such()
    {
        var study = await Site.Study();
        var id = await Site.Trial(study);
        await Refusal.Is(StatusCode.InvalidArgument, Client.SetTrialStateValuesAsync(new() { TrialId = id, State = (TrialState)7 }));
        await Refusal.Is(StatusCode.InvalidArgument, Client.CreateNewTrialAsync(new() { StudyId = study, TemplateTrial = new() { DatetimeStart = "yesterday" } }));
        await Refusal.Is(StatusCode.InvalidArgument, Client.CreateNewTrialAsync(new() { StudyId = study, TemplateTrial = new() { Params = { ["x"] = 1 } } }));
        await Refusal.Is(StatusCode.InvalidArgument, Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "x", Distribution = "{}" }));
        await Refusal.Is(StatusCode.InvalidArgument, Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "", Distribution = Unit }));
        Assert.Single((await Client.GetTrialsAsync(new() { StudyId = study, TrialIdGreaterThan = -1 })).Trials);
    }
}
