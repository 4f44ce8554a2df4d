using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Optuna;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Live;
using Cluster.Web.Tests.Accounts;
using Cluster.Web.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cluster.Web.Tests;

/// <summary>The whole web side on a loopback port with a database of its own; the cluster behind it is in memory.</summary>
public sealed partial class TestSite : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly NpgsqlDataSource _database;

    private TestSite(NpgsqlDataSource database, WebApplication app) => (_database, App) = (database, app);

    public WebApplication App { get; }

    public Uri Address => new(App.Urls.Single());

    public NpgsqlDataSource Database => _database;

    public FakeCampaigns Campaigns { get; } = new();

    public FakeStudies Studies { get; } = new();

    public FakeStudyRegistry StudyRegistry { get; } = new();

    public FakeStudy Study { get; } = new(Sample.Study().Row);

    public FakeDatasets Datasets { get; } = new();

    public FakePredictions Predictions { get; } = new();

    public FakeImports Imports { get; } = new();

    public FakeArtifacts Artifacts { get; } = new();

    public FakeExplorer Explorer { get; } = new();

    public FakeComparisons Comparisons { get; } = new();

    public FakeGrains Grains { get; } = new();

    public FakeCampaign Campaign { get; } = new(Sample.Campaign([], id: "campaign-1").Row);

    public FakeRegistry Registry { get; } = new();

    public FakeSource<CampaignUpdate> Updates { get; } = new();

    /// <summary>Starts a site; settings are configuration keys such as <c>Web:ApiBurst</c>.</summary>
    public static async Task<TestSite> Start(PostgresFixture postgres, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Web.Tests", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        var database = await postgres.NewDatabase();
        TestSite? site = null;
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<IGrainFactory>(_ => site!.Grains);
        builder.Services.AddSingleton<ICampaignQueries>(_ => site!.Campaigns);
        builder.Services.AddSingleton<IStudyQueries>(_ => site!.Studies);
        builder.Services.AddSingleton<IDatasetQueries>(_ => site!.Datasets);
        builder.Services.AddSingleton<ISignalCurves, FakeCurves>();
        builder.Services.AddSingleton<ISignalSearch>(_ => site!.Explorer);
        builder.Services.AddSingleton<IFeatureQueries>(_ => site!.Explorer);
        builder.Services.AddSingleton<IProjectionQueries>(_ => site!.Explorer);
        builder.Services.AddSingleton<ISignalTruthQueries, FakeTruths>();
        builder.Services.AddSingleton<IGeneratorPreviews, FakePreviews>();
        builder.Services.AddSingleton<IImportQueries>(_ => site!.Imports);
        builder.Services.AddSingleton<ISignalExports>(_ => new FakeExports(site!.Datasets));
        builder.Services.AddSingleton<IEvaluationQueries, FakeEvaluations>();
        builder.Services.AddSingleton<IComparisonQueries>(_ => site!.Comparisons);
        builder.Services.AddSingleton<IDifferenceQueries, FakeDifferences>();
        builder.Services.AddSingleton<ILiveSource<CartView>>(new FakeSource<CartView>());
        builder.Services.AddSingleton<ILiveSource<PresenceView>>(new FakeSource<PresenceView>());
        builder.Services.AddSingleton<IPredictionQueries>(_ => site!.Predictions);
        builder.Services.AddSingleton<IArtifactQueries>(_ => site!.Artifacts);
        builder.Services.AddSingleton<ILiveSource<CampaignUpdate>>(_ => site!.Updates);
        builder.Services.AddSingleton<ILiveSource<PoolView>>(new FakeSource<PoolView>());
        builder.Services.AddSingleton<ILiveSource<DatasetRow>>(new FakeSource<DatasetRow>());
        builder.Services.AddSingleton<ILiveSource<EvaluationView>>(new FakeSource<EvaluationView>());
        builder.Services.AddSingleton<ILiveSource<PredictionsChanged>>(new FakeSource<PredictionsChanged>());
        builder.AddClusterWeb();
        var app = builder.Build();
        app.MapClusterWeb();
        site = new TestSite(database, app);
        site.Populate();
        await app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>A browser-like client with cookies that does not follow redirects, or a script's one with a token.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<Account> AddAccount(string name, string role)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var account = new Account { UserName = name, Role = role, CreatedAt = Sample.Start };
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
        Assert.True(result.Succeeded, string.Join(" ", result.Errors.Select(error => error.Description)));
        return account;
    }

    /// <summary>The text of a new token of a new account of this role.</summary>
    public async Task<string> Token(string role) =>
        (await App.Services.GetRequiredService<ApiTokens>().Create("test", role, 1, await AddAccount($"{role}-{Guid.NewGuid():N}", role), CancellationToken.None)).Text;

    /// <summary>Sends a form as the page renders it, hidden fields included.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient client, string page, string handler, params (string Name, string Value)[] fields) =>
        await Send(client, page, handler, await FormToken(client, page), fields);

    /// <summary>The hidden field of a page's form.</summary>
    public static async Task<string> FormToken(HttpClient client, string page)
    {
        var token = AntiforgeryField().Match(await client.GetStringAsync(page)).Groups["token"].Value;
        Assert.NotEmpty(token);
        return token;
    }

    /// <summary>Sends a form that was opened before.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient client, string page, string handler, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            [new("_handler", handler), new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.PostAsync(page, form);
    }

    /// <summary>A client that has signed in by the form.</summary>
    public async Task<HttpClient> SignedIn(string name)
    {
        var client = Client();
        using var answer = await Post(client, "/sign-in", "sign-in", ("Name", name), ("Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private void Populate()
    {
        var snapshot = Sample.Campaign([Sample.Trial(1, TrialState.Completed, 0.9, campaign: "campaign-1")], status: CampaignStatus.Completed, id: "campaign-1");
        Campaigns.Snapshots["campaign-1"] = snapshot;
        Campaigns.Trials["trial-1"] = new TrialView(
            snapshot.Trials[0] with { Id = "trial-1" }, snapshot.Row.Name, [], [], [new ArtifactRow("model.safetensors", new string('b', 64), 3)], "starts\nends", null, null);
        Artifacts.Files[("trial-1", "model.safetensors")] = [1, 2, 3];
        var dataset = Sample.Dataset();
        Datasets.Views.Add(dataset);
        Datasets.Rows.Add(new SignalRow("signal-1", new string('c', 64), 12000, "µm", 4, null, null, null, null, null, null, null, null, null, null));
        Datasets.Window = new SampleWindow([1.5f, -2], 0.25, 1.0 / 12000, 4, true, "µm");
        Grains.Add<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key, Registry);
        Grains.Add<ICampaignGrain>("campaign-1", Campaign);
        Grains.Add<IStudyGrain>("campaign-1", Study);
        Grains.Add<IStudyGrain>("campaign-12", Study);
        Grains.Add<IStudyRegistryGrain>(IStudyRegistryGrain.Key, StudyRegistry);
        Studies.Contents["campaign-1"] = new("study of ann", [StudyDirection.Maximize], [], [], []);
        Grains.Add<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key, new FakeDatasetRegistry());
        Grains.Add<IDatasetGrain>("dataset-1", new FakeDataset(dataset.Row));
        Grains.Add<ISchedulerGrain>(DeviceStreams.MainPool, new FakeScheduler(Sample.Pool(Sample.Start)));
        Grains.Add<ISelectionGrain>(ISelectionGrain.Key, new FakeSelections());
        Grains.Add<IProjectionGrain>("projection-dataset-1-1-pca-0", new FakeProjection());
        Grains.Add<ITestSetGrain>(ITestSetGrain.KeyOf("dataset-1", 1), new FakeTestSet());
    }

    // <input type="hidden" name="__RequestVerificationToken" value="CfDJ8..." />
    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AntiforgeryField();
}
