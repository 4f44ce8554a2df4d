using Bunit;
using Bunit.TestDoubles;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Comparisons;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Radzen;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A browser page over fakes: what the page asks is answered from memory, what it sends is noted.</summary>
public abstract class PageContext : BunitContext
{
    static PageContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    protected PageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<CampaignFeed>();
        Services.AddSingleton<PoolFeed>();
        Services.AddSingleton<DatasetFeed>();
        Services.AddSingleton<TestSetFeed>();
        Services.AddSingleton<CartFeed>();
        Services.AddSingleton<PresenceFeed>();
        Services.AddSingleton<ILiveSource<CartView>>(Carts);
        Services.AddSingleton<ILiveSource<PresenceView>>(Presences);
        Services.AddSingleton<IComparisonQueries>(Comparisons);
        Services.AddSingleton<IDifferenceQueries>(Differences);
        Services.AddScoped<ConnectionWatch>();
        Services.AddSingleton<SharedCarts>();
        Services.AddScoped<MyCart>();
        Services.AddSingleton<PredictionFeed>();
        Services.AddScoped<PageVisibility>();
        Services.AddScoped<PlotScript>();
        Services.AddScoped<LiveViewers>();
        Services.AddScoped<PageCalls>();
        Services.AddScoped<ProtectedLocalStorage>();
        Services.AddSingleton(Options.Create(new WebOptions()));
        Services.AddSingleton<ClusterCalls>();
        Services.AddSingleton<ILiveSource<CampaignUpdate>>(Updates);
        Services.AddSingleton<ILiveSource<PoolView>>(Pools);
        Services.AddSingleton<ILiveSource<DatasetRow>>(DatasetRows);
        Services.AddSingleton<ILiveSource<EvaluationView>>(Looks);
        Services.AddSingleton<ILiveSource<PredictionsChanged>>(PredictionChanges);
        Services.AddSingleton<ICampaignQueries>(Campaigns);
        Services.AddSingleton<IDatasetQueries>(Datasets);
        Services.AddSingleton<ISignalCurves>(Curves);
        Services.AddSingleton<ISignalTruthQueries>(Truths);
        Services.AddSingleton<IGeneratorPreviews>(Previews);
        Services.AddSingleton<IImportQueries>(Imports);
        Services.AddSingleton<IEvaluationQueries>(Evaluations);
        Services.AddSingleton<IPredictionQueries>(Predictions);
        Services.AddSingleton<ISignalSearch>(Explorer);
        Services.AddSingleton<IFeatureQueries>(Explorer);
        Services.AddSingleton<IProjectionQueries>(Explorer);
        Services.AddSingleton<IGrainFactory>(Grains);
        Services.AddDataProtection();
        Grains.Add<ISchedulerGrain>(DeviceStreams.MainPool, Scheduler);
        Grains.Add<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key, Registry);
        Cart = new FakeCart("ada", Comparisons);
        Grains.Add<ICartGrain>(ICartGrain.KeyOf("ada"), Cart);
        Grains.Add<IPresenceGrain>(ICartGrain.KeyOf("ada"), Presence);
        User = AddAuthorization().SetAuthorized("ada").SetRoles(Roles.Researcher);
    }

    protected BunitAuthorizationContext User { get; }

    protected FakeSource<CampaignUpdate> Updates { get; } = new();

    protected FakeSource<PoolView> Pools { get; } = new();

    protected FakePreviews Previews { get; } = new();

    protected FakeSource<DatasetRow> DatasetRows { get; } = new();

    protected FakeSource<EvaluationView> Looks { get; } = new();

    protected FakeSource<PredictionsChanged> PredictionChanges { get; } = new();

    protected FakePredictions Predictions { get; } = new();

    protected FakeCampaigns Campaigns { get; } = new();

    protected FakeDatasets Datasets { get; } = new();

    protected FakeCurves Curves { get; } = new();

    protected FakeTruths Truths { get; } = new();

    protected FakeImports Imports { get; } = new();

    protected FakeEvaluations Evaluations { get; } = new();

    protected FakeExplorer Explorer { get; } = new();

    protected FakeComparisons Comparisons { get; } = new();

    protected FakeDifferences Differences { get; } = new();

    protected FakeCart Cart { get; }

    protected FakePresence Presence { get; } = new(ICartGrain.KeyOf("ada"));

    protected FakeSource<CartView> Carts { get; } = new();

    protected FakeSource<PresenceView> Presences { get; } = new();

    protected FakeGrains Grains { get; } = new();

    protected FakeScheduler Scheduler { get; } = new(Sample.Pool(Sample.Start, "Disk 86 % full on silo-2."));

    protected FakeRegistry Registry { get; } = new();

    protected CampaignFeed Feed => Services.GetRequiredService<CampaignFeed>();

    protected FakeCampaign Add(CampaignSnapshot snapshot)
    {
        Campaigns.Snapshots[snapshot.Row.Id] = snapshot;
        var grain = new FakeCampaign(snapshot.Row);
        Grains.Add<ICampaignGrain>(snapshot.Row.Id, grain);
        return grain;
    }

    /// <summary>Waits for what no rendering announces.</summary>
    public static async Task Eventually(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(DefaultWaitTimeout);
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
