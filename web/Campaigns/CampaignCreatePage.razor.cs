using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace Cluster.Web.Campaigns;

/// <summary>The form for a new campaign; what is typed is kept in the browser until it is created.</summary>
public sealed partial class CampaignCreatePage
{
    private const string DraftKey = "campaign-draft";
    private static readonly (SamplerKind Kind, string Title)[] Samplers =
        [
            (SamplerKind.Automatic, "Automatic"), (SamplerKind.Grid, "Grid search"), (SamplerKind.Random, "Random search"), (SamplerKind.QuasiRandom, "Quasi-random (Sobol)"),
            (SamplerKind.Tpe, "Bayesian (TPE)"), (SamplerKind.CmaEs, "CMA-ES"), (SamplerKind.GaussianProcess, "Bayesian (Gaussian process)"),
        ];

    private static readonly (PrunerKind Kind, string Title)[] Pruners =
        [
            (PrunerKind.None, "None"), (PrunerKind.Median, "Median"), (PrunerKind.Percentile, "Percentile"), (PrunerKind.Asha, "ASHA"),
            (PrunerKind.Hyperband, "Hyperband"), (PrunerKind.Patient, "Early stopping"), (PrunerKind.Wilcoxon, "Signed-rank (Wilcoxon)"),
        ];

    private static readonly Dictionary<string, string> NoFaults = [];
    private CampaignDraft _draft = new();
    private DraftCheck? _check;
    private IReadOnlyList<DatasetRow> _datasets = [];
    private int? _lanes;
    private (double? MedianSeconds, int Count) _typical;
    private (string Model, string Dataset)? _typicalOf;
    private string? _nameNote;
    private bool _loaded;
    private bool _sent;
    private bool _busy;
    private Exception? _refusal;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private ICampaignQueries Queries { get; set; } = default!;

    [Inject]
    private IDatasetQueries Datasets { get; set; } = default!;

    [Inject]
    private ProtectedLocalStorage Storage { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ILogger<CampaignCreatePage> Logger { get; set; } = default!;

    private DatasetRow? Dataset => _datasets.FirstOrDefault(dataset => dataset.Id == _draft.Dataset);

    private DraftCheck Check => _check ??= DraftCheck.Of(_draft, Dataset?.Version, _lanes);

    /// <summary>An empty field is not called wrong before the form was sent.</summary>
    private IReadOnlyDictionary<string, string> Shown =>
        _sent ? Check.Faults : Check.Faults.Where(fault => fault.Key is not ("name" or "dataset") && !fault.Value.StartsWith("Give", StringComparison.Ordinal)).ToDictionary();

    private string LanesNote => _lanes is { } lanes ? $"{Show.Count(lanes, "training lane")} in the cluster" : "";

    private string PointsNote => (_draft.Sampler, Check.Points) switch
    {
        (SamplerKind.Grid, { } points) => $"The grid has {Show.Count((long)points, "point")}.",
        (SamplerKind.Grid, null) => "The grid's size is open: a continuous range has no steps.",
        (_, { } points) => $"The space has {Show.Count((long)points, "point")}.",
        _ => "The space is continuous.",
    };

    private string EstimateNote
    {
        get
        {
            if (_typical.MedianSeconds is not { } seconds)
                return "No trial of this model on this dataset has finished yet, so there is no estimate.";
            if (!int.TryParse(_draft.MaxTrials, out var trials) || !int.TryParse(_draft.Parallel, out var parallel) || trials < 1 || parallel < 1)
                return "";
            var rounds = Math.Ceiling((double)trials / Math.Min(parallel, Math.Max(1, _lanes ?? parallel)));
            return $"Estimated {Show.Duration(TimeSpan.FromSeconds(seconds * rounds))} in all: a trial takes {Show.Duration(TimeSpan.FromSeconds(seconds))} "
                + $"(median of {Show.Count(_typical.Count, "earlier trial")}).";
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await Restore();
        await Load();
        if (From is { Length: > 0 } campaign)
            await Clone(campaign);
        StateHasChanged();
    }

    private async Task Restore()
    {
        try
        {
            var stored = await Storage.GetAsync<CampaignDraft>(DraftKey);
            if (stored is { Success: true, Value: { } draft })
                _draft = draft;
        }
        catch (Exception fault) when (fault is System.Security.Cryptography.CryptographicException or System.Text.Json.JsonException)
        {
            // A draft of an older release or of other keys: the form starts empty.
            DraftUnreadable(Logger, fault);
        }
    }

    private async Task Load()
    {
        _datasets = [.. (await Datasets.List(null, 0, 200, default)).Rows.Where(dataset => dataset is { Status: DatasetStatus.Ready, Grouping.Length: > 0 })];
        if (_draft.Dataset.Length == 0 && _datasets.Count == 1)
            _draft.Dataset = _datasets[0].Id;
        _loaded = true;
        try
        {
            var pool = await Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).View(default);
            _lanes = pool.Silos.Sum(silo => silo.Lanes.Count(lane => lane.Kind == LaneKind.Training));
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            // The form works without it; the campaign itself never runs more than there are lanes.
            LanesUnknown(Logger, fault);
        }

        await Estimate();
        _check = null;
    }

    private async Task Estimate()
    {
        if (_typicalOf == (_draft.Model, _draft.Dataset))
            return;
        _typicalOf = (_draft.Model, _draft.Dataset);
        _typical = await Queries.TypicalTrial(_draft.Model, _draft.Dataset.Length == 0 ? null : _draft.Dataset, default);
    }

    private async Task Renamed(string name)
    {
        await Set(() => _draft.Name = name);
        var same = await Queries.List(null, name.Trim(), 0, 20, default);
        _nameNote = name.Trim().Length > 0 && same.Rows.Any(row => string.Equals(row.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
            ? "There is already a campaign of this name." : null;
    }

    private async Task Set(Action? change = null)
    {
        change?.Invoke();
        _check = null;
        _refusal = null;
        _draft.CommandId = Guid.NewGuid();
        await Estimate();
        await Storage.SetAsync(DraftKey, _draft);
    }

    private async Task Clear()
    {
        _draft = new CampaignDraft();
        _filledFrom = null;
        _fileFaults = [];
        _sent = false;
        await Set();
    }

    private async Task Create()
    {
        _sent = true;
        if (Check.Spec is not { } spec)
        {
            // The faults have to be on the page before the first can be gone to.
            StateHasChanged();
            await using var shell = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["shell.js"]);
            await shell.InvokeVoidAsync("focusFirstFault");
            return;
        }

        if (_busy)
            return;
        _busy = true;
        _refusal = null;
        try
        {
            var registry = Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key);
            var id = await Calls.Command(Roles.Researcher, _draft.CommandId, (context, token) => registry.Create(context, spec, token));
            await Storage.DeleteAsync(DraftKey);
            Navigation.NavigateTo(CampaignWords.Route(id));
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            // The command id stays: sending the same form again cannot make a second campaign.
            _refusal = fault;
        }
        catch (JSDisconnectedException)
        {
            // The browser left after the campaign was created.
        }
        finally
        {
            _busy = false;
        }
    }
}
