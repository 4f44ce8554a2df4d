using Cluster.Web.Optuna.Wire;
using Grpc.Core;

namespace Cluster.Grains.Tests.Optuna;

/// <summary>What Optuna's storage contract says of studies, over the wire.</summary>
[Collection(Postgres.Name)]
public sealed class StudyContractTests(OptunaFixture fixture) : IClassFixture<OptunaFixture>
{
    private OptunaSite Site => fixture.Site;

    private StorageService.StorageServiceClient Client => fixture.Site.Client;

    [Fact]
    public async Task Study_is_found_by_its_name_and_by_its_id()
    {
        var name = $"found-{Guid.NewGuid()}";
        var id = (await Client.CreateNewStudyAsync(new() { StudyName = name, Directions = { StudyDirection.Maximize } })).StudyId;
        Assert.Equal(id, (await Client.GetStudyIdFromNameAsync(new() { StudyName = name })).StudyId);
        Assert.Equal(name, (await Client.GetStudyNameFromIdAsync(new() { StudyId = id })).StudyName);
        var listed = Assert.Single((await Client.GetAllStudiesAsync(new())).Studies, study => study.StudyId == id);
        Assert.Equal((name, StudyDirection.Maximize), (listed.StudyName, Assert.Single(listed.Directions)));
    }

    [Fact]
    public async Task Name_belongs_to_one_study_until_it_is_deleted()
    {
        var request = new CreateNewStudyRequest { StudyName = $"once-{Guid.NewGuid()}", Directions = { StudyDirection.Minimize } };
        var first = (await Client.CreateNewStudyAsync(request)).StudyId;
        await Refusal.Is(StatusCode.AlreadyExists, Client.CreateNewStudyAsync(request));
        await Client.DeleteStudyAsync(new() { StudyId = first });
        var second = (await Client.CreateNewStudyAsync(request)).StudyId;
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Of_many_that_ask_for_a_name_at_once_one_gets_it()
    {
        var request = new CreateNewStudyRequest { StudyName = $"race-{Guid.NewGuid()}", Directions = { StudyDirection.Minimize } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await Client.CreateNewStudyAsync(request);
                return StatusCode.OK;
            }
            catch (RpcException refused)
            {
                return refused.StatusCode;
            }
        }));
        Assert.Equal(1, answers.Count(code => code == StatusCode.OK));
        Assert.Equal(7, answers.Count(code => code == StatusCode.AlreadyExists));
    }

    [Fact]
    public async Task Deleted_study_is_gone_with_its_trials_and_its_id_is_not_used_again()
    {
        var id = await Site.Study();
        var trial = await Site.Trial(id);
        await Client.DeleteStudyAsync(new() { StudyId = id });
        await Refusal.Is(StatusCode.NotFound, Client.DeleteStudyAsync(new() { StudyId = id }));
        await Refusal.Is(StatusCode.NotFound, Client.GetTrialAsync(new() { TrialId = trial }));
        await Refusal.Is(StatusCode.NotFound, Client.GetTrialsAsync(new() { StudyId = id, TrialIdGreaterThan = -1 }));
        Assert.DoesNotContain((await Client.GetAllStudiesAsync(new())).Studies, study => study.StudyId == id);
        Assert.True(await Site.Study() > id);
        Assert.Null(await Site.Campaigns.Snapshot($"campaign-{id}", CancellationToken.None));
    }

    [Fact]
    public async Task What_is_asked_of_a_study_that_does_not_exist_is_not_found()
    {
        var id = await Site.Study() + 1;
        await Refusal.Is(StatusCode.NotFound, Client.GetStudyIdFromNameAsync(new() { StudyName = "nobody's" }));
        await Refusal.Is(StatusCode.NotFound, Client.GetStudyNameFromIdAsync(new() { StudyId = id }));
        await Refusal.Is(StatusCode.NotFound, Client.GetStudyDirectionsAsync(new() { StudyId = id }));
        await Refusal.Is(StatusCode.NotFound, Client.GetStudyUserAttributesAsync(new() { StudyId = id }));
        await Refusal.Is(StatusCode.NotFound, Client.GetStudySystemAttributesAsync(new() { StudyId = id }));
        await Refusal.Is(StatusCode.NotFound, Client.SetStudyUserAttributeAsync(new() { StudyId = id, Key = "key", Value = "1" }));
        await Refusal.Is(StatusCode.NotFound, Client.SetStudySystemAttributeAsync(new() { StudyId = id, Key = "key", Value = "1" }));
        await Refusal.Is(StatusCode.NotFound, Client.CreateNewTrialAsync(new() { StudyId = id, TemplateTrialIsNone = true }));
        await Refusal.Is(StatusCode.NotFound, Client.GetTrialsAsync(new() { StudyId = id }));
        await Refusal.Is(StatusCode.NotFound, Client.GetTrialIdFromStudyIdTrialNumberAsync(new() { StudyId = id }));
        await Refusal.Is(StatusCode.NotFound, Client.DeleteStudyAsync(new() { StudyId = id }));
        await Refusal.Is(StatusCode.NotFound, Client.DeleteStudyAsync(new() { StudyId = 0 }));
        // Looked for in vain a moment ago, it is there as soon as it is made.
        Assert.Equal(id, await Site.Study());
        Assert.Equal(0, (await Site.Get(await Site.Trial(id))).Number);
    }

    [Fact]
    public async Task Directions_are_kept_in_their_order()
    {
        StudyDirection[] directions = [StudyDirection.Maximize, StudyDirection.Minimize, StudyDirection.Maximize];
        Assert.Equal(directions, (await Client.GetStudyDirectionsAsync(new() { StudyId = await Site.Study(directions) })).Directions);
    }

    [Fact]
    public async Task Attributes_are_kept_as_they_were_written_and_the_last_wins()
    {
        var id = await Site.Study();
        string[] texts = ["null", "NaN", "[-Infinity, 1e400]", "\"\\u0000 \\ud83d\"", "{\"b\":  1, \"a\": 2}", "\"Größe\""];
        for (var i = 0; i < texts.Length; i++)
            await Client.SetStudyUserAttributeAsync(new() { StudyId = id, Key = $"key {i}", Value = texts[i] });
        await Client.SetStudySystemAttributeAsync(new() { StudyId = id, Key = "key 0", Value = "1" });
        await Client.SetStudySystemAttributeAsync(new() { StudyId = id, Key = "key 0", Value = "2" });

        var user = (await Client.GetStudyUserAttributesAsync(new() { StudyId = id })).UserAttributes;
        Assert.Equal(texts, Enumerable.Range(0, texts.Length).Select(i => user[$"key {i}"]));
        var system = (await Client.GetStudySystemAttributesAsync(new() { StudyId = id })).SystemAttributes;
        Assert.Equal(("key 0", "2"), (Assert.Single(system).Key, system["key 0"]));
        Assert.Equal(texts.Length, Assert.Single((await Client.GetAllStudiesAsync(new())).Studies, study => study.StudyId == id).UserAttributes.Count);
    }

    [Fact]
    public async Task Wrong_input_is_refused_as_such()
    {
        var id = await Site.Study();
        await Refusal.Is(StatusCode.InvalidArgument, Client.CreateNewStudyAsync(new() { Directions = { StudyDirection.Minimize } }));
        await Refusal.Is(StatusCode.InvalidArgument, Client.CreateNewStudyAsync(new() { StudyName = "no objective" }));
        await Refusal.Is(StatusCode.InvalidArgument, Client.CreateNewStudyAsync(new() { StudyName = new string('x', 513), Directions = { StudyDirection.Minimize } }));
        await Refusal.Is(StatusCode.InvalidArgument, Client.SetStudyUserAttributeAsync(new() { StudyId = id, Value = "1" }));
        await Refusal.Is(StatusCode.InvalidArgument, Client.SetStudyUserAttributeAsync(new() { StudyId = id, Key = "a\0b", Value = "1" }));
        await Refusal.Is(StatusCode.InvalidArgument, Client.SetStudySystemAttributeAsync(new() { StudyId = id, Key = "a", Value = "\"\0\"" }));
        Assert.Empty((await Client.GetStudyUserAttributesAsync(new() { StudyId = id })).UserAttributes);
    }
}
