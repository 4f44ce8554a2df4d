using Cluster.Web.Optuna.Wire;
using Grpc.Core;

namespace Cluster.Grains.Tests.Optuna;

/// <summary>What Optuna's storage contract says of hyperparameters, over the wire: the distributions of one name in a study must fit.</summary>
[Collection(Postgres.Name)]
public sealed class ParameterContractTests(OptunaFixture fixture) : IClassFixture<OptunaFixture>
{
    private const string Unit = """{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}""";
    private const string Wide = """{"name": "FloatDistribution", "attributes": {"step": 0.5, "low": -9.0, "high": 1e300, "log": false}}""";
    private const string Open = """{"name": "FloatDistribution", "attributes": {"step": null, "low": -Infinity, "high": Infinity, "log": false}}""";
    private const string Logarithmic = """{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.1, "high": 1.0, "log": true}}""";
    private const string Whole = """{"name": "IntDistribution", "attributes": {"log": false, "step": 1, "low": 0, "high": 9}}""";
    private const string WholeLogarithmic = """{"name": "IntDistribution", "attributes": {"log": true, "step": 1, "low": 1, "high": 9}}""";
    private const string Old = """{"name": "UniformDistribution", "attributes": {"low": 0.0, "high": 1.0}}""";
    private const string OldLogarithmic = """{"name": "LogUniformDistribution", "attributes": {"low": 0.1, "high": 1.0}}""";

    private OptunaSite Site => fixture.Site;

    private StorageService.StorageServiceClient Client => fixture.Site.Client;

    [Theory]
    [InlineData(Unit, Wide, true)]
    [InlineData(Unit, Open, true)]
    [InlineData(Unit, Old, true)]
    [InlineData(Logarithmic, OldLogarithmic, true)]
    [InlineData(Unit, Logarithmic, false)]
    [InlineData(Unit, Whole, false)]
    [InlineData(Whole, WholeLogarithmic, false)]
    [InlineData("[\"a\", \"b\"]", "[\"a\",\"b\"]", true)]
    [InlineData("[\"a\", \"b\"]", "[\"b\", \"a\"]", false)]
    [InlineData("[\"a\", \"b\"]", "[\"a\", \"b\", \"c\"]", false)]
    [InlineData("[1, 2.0, true]", "[1.0, 2, 1]", true)]
    [InlineData("[NaN, null, -Infinity]", "[NaN,null,-Infinity]", true)]
    [InlineData("[NaN]", "[\"NaN\"]", false)]
    [InlineData("[1]", "[\"1\"]", false)]
    [InlineData("[\"\\\\\\\"NaN\"]", "[\"\\\\\\\"NaN\" ]", true)]
    public async Task Distribution_fits_or_is_refused(string first, string second, bool fits)
    {
        var study = await Site.Study();
        await Client.SetTrialParameterAsync(new() { TrialId = await Site.Trial(study), ParamName = "x", Distribution = Text(first) });
        var call = new SetTrialParameterRequest { TrialId = await Site.Trial(study), ParamName = "x", Distribution = Text(second) };
        if (fits)
            await Client.SetTrialParameterAsync(call);
        else
            await Refusal.Is(StatusCode.InvalidArgument, Client.SetTrialParameterAsync(call));
        Assert.Equal(fits ? Text(second) : null, (await Site.Get(call.TrialId)).Distributions.GetValueOrDefault("x"));
        // Another study is another space.
        await Client.SetTrialParameterAsync(new() { TrialId = await Site.Trial(await Site.Study()), ParamName = "x", Distribution = Text(second) });

        static string Text(string text) => text.StartsWith('[') ? $$$"""{"name": "CategoricalDistribution", "attributes": {"choices": {{{text}}}}}""" : text;
    }

    [Fact]
    public async Task Value_is_kept_as_the_worker_gave_it_and_the_last_wins()
    {
        var id = await Site.Trial(await Site.Study());
        await Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "x", ParamValueInternal = 0.5, Distribution = Unit });
        await Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "y", ParamValueInternal = 7, Distribution = Whole });
        await Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "x", ParamValueInternal = -3.25, Distribution = Wide });
        var trial = await Site.Get(id);
        Assert.Equal([("x", -3.25), ("y", 7)], trial.Params.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("x", Wide), ("y", Whole)], trial.Distributions.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task Finished_is_looked_at_before_does_not_fit()
    {
        var study = await Site.Study();
        var id = await Site.Trial(study);
        await Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "x", Distribution = Unit });
        await Site.Set(id, TrialState.Complete, 1);
        await Refusal.Is(StatusCode.FailedPrecondition, Client.SetTrialParameterAsync(new() { TrialId = id, ParamName = "x", Distribution = Whole }));
    }

    [Fact]
    public async Task Template_that_does_not_fit_makes_no_trial()
    {
        var study = await Site.Study();
        await Site.Trial(study, new Trial { Params = { ["x"] = 1 }, Distributions = { ["x"] = Unit } });
        var other = new Trial { Params = { ["x"] = 1, ["y"] = 1 }, Distributions = { ["x"] = Whole, ["y"] = Unit } };
        await Refusal.Is(StatusCode.InvalidArgument, Client.CreateNewTrialAsync(new() { StudyId = study, TemplateTrial = other }));
        Assert.Single((await Client.GetTrialsAsync(new() { StudyId = study, TrialIdGreaterThan = -1 })).Trials);
        // What was refused has left no distribution behind.
        await Site.Trial(study, new Trial { Params = { ["y"] = 1 }, Distributions = { ["y"] = Whole } });
    }
}
