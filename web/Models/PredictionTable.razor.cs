using Cluster.Contracts;
using Cluster.Contracts.Models;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Models;

/// <summary>What a chosen model says of up to ten signals, and the button that asks it.</summary>
public sealed partial class PredictionTable : IAsyncDisposable
{
    private const int Offer = 50;

    private readonly string _id = "p" + Guid.NewGuid().ToString("N")[..8];
    private Page<PredictorRow>? _models;
    private PredictorRow? _linked;
    private PredictionSession? _session;
    private string _shown = "";
    private string? _chosen;
    private string _search = "";
    private bool _busy;
    private Exception? _fault;
    private Exception? _refusal;

    /// <summary>Ids of the signals.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Signals { get; set; } = [];

    /// <summary>The trial whose model is asked; null for the newest. A page keeps it in its address.</summary>
    [Parameter]
    public string? Model { get; set; }

    /// <summary>After another model was chosen.</summary>
    [Parameter]
    public EventCallback<string?> ModelChanged { get; set; }

    [Inject]
    private IPredictionQueries Queries { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private PredictionFeed Feed { get; set; } = default!;

    [Inject]
    private LiveViewers Viewers { get; set; } = default!;

    private string? Chosen => Model ?? _chosen ?? (_models is { Rows: [var newest, ..] } ? newest.Trial : null);

    // A model that is not among the newest, or not among those found, stays the chosen one.
    private IEnumerable<PredictorRow> Offered =>
        _linked is { } linked && _models!.Rows.All(row => row.Trial != linked.Trial) ? [linked, .. _models.Rows] : _models!.Rows;

    private IReadOnlyList<PredictionView> Rows => _session?.Predictions ?? [];

    private List<string> Missing => [.. Rows.Where(row => !row.IsPending && row.Predicted is null && row.Code is null).Select(row => row.Signal).Take(IPredictorGrain.MostSignals)];

    private List<string> Pending => [.. Rows.Where(row => row.IsPending).Select(row => row.Job!).Distinct(StringComparer.Ordinal)];

    private string Progress => Rows.Count == 0 ? "" : $"{Rows.Count(row => row.Predicted is not null)} of {Show.Count(Rows.Count, "signal")} predicted"
        + (Rows.Any(row => row.Correct is not null) ? $", {Rows.Count(row => row.Correct == true)} of {Rows.Count(row => row.Correct is not null)} as labelled; this is no accuracy" : "");

    private string Told => Offered.FirstOrDefault(row => row.Trial == Chosen) is { } row
        ? $"Trained on {row.DatasetName} v{row.DatasetVersion}"
            + (row.Validation is { } validation ? $"; {Show.Percent(validation)} of {validation.N} validation records correct" : "")
            + (row.Leaky ? " (too high: windows of one recording stand on all sides)" : "")
        : "";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_models is null)
            await ReadModels();
        else
            await Follow();
    }

    private static string Name(PredictorRow model) => $"{model.CampaignName} #{model.Number} ({model.Architecture}, {model.Trial})";

    private static string Percent(double probability) => $"{100 * probability:0.0} %";

    private static string Side(string? side) => side switch
    {
        null => "not in its dataset",
        "mixed" => "mixed: its windows stand on all sides",
        _ => side,
    };

    private async Task ReadModels()
    {
        try
        {
            _models = await Calls.Read(token => Queries.Models(_search.Length == 0 ? null : _search, 0, Offer, token));
            if (Chosen is { } chosen && _models.Rows.All(row => row.Trial != chosen) && _linked?.Trial != chosen)
                _linked = await Calls.Read(token => Queries.Model(chosen, token));
            _fault = null;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }

        await Follow();
    }

    private async Task Find(string text)
    {
        _linked = Offered.FirstOrDefault(row => row.Trial == Chosen);
        _chosen = Chosen;
        _search = text.Trim();
        await ReadModels();
    }

    private async Task Choose(string trial)
    {
        (_chosen, _refusal) = (trial, null);
        _linked = Offered.FirstOrDefault(row => row.Trial == trial);
        if (ModelChanged.HasDelegate)
            await ModelChanged.InvokeAsync(trial);
        else
            await Follow();
    }

    private async Task Follow()
    {
        var key = $"{Chosen} {string.Join(' ', Signals)}";
        if (Chosen is not { } model || key == _shown)
            return;
        _shown = key;
        var former = _session;
        _session = new PredictionSession(model, [.. Signals], Feed, Queries, Viewers.Of(() => InvokeAsync(StateHasChanged)));
        _session.Start();
        if (former is not null)
            await former.DisposeAsync();
    }

    private Task Predict()
    {
        var (model, signals) = (_session!.Model, Missing);
        var predictor = Grains.GetGrain<IPredictorGrain>(IPredictorGrain.KeyOf(model));
        return Command((context, token) => predictor.Predict(context, signals, token));
    }

    private Task Cancel(string job) => Command<string?>(async (context, token) => await Grains.GetGrain<IPredictionGrain>(job).Cancel(context, token));

    private async Task Command<T>(Func<CommandContext, CancellationToken, Task<T>> command)
    {
        if (_busy)
            return;
        (_busy, _refusal) = (true, null);
        try
        {
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), command);
            _session?.Refresh();
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _refusal = fault;
        }
        finally
        {
            _busy = false;
        }
    }
}
