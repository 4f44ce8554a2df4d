using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Cluster.Web.Live;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Campaigns;

/// <summary>One campaign, live; tab, order and filter stand in the address.</summary>
public sealed partial class CampaignPage : IAsyncDisposable
{
    private static readonly (string Key, string Text)[] Tabs =
        [("overview", "Overview"), ("trials", "Trials"), ("visualizations", "Visualizations"), ("log", "Log")];

    private CampaignSession? _session;
    private string? _shown;
    private (LiveCampaign Of, PlotFigure Figure)? _history;

    /// <summary>The campaign's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The part that is shown.</summary>
    [SupplyParameterFromQuery(Name = "tab")]
    public string? TabQuery { get; set; }

    [Inject]
    private CampaignFeed Feed { get; set; } = default!;

    [Inject]
    private ICampaignQueries Queries { get; set; } = default!;

    [Inject]
    private LiveViewers Viewers { get; set; } = default!;

    private LiveCampaign? Live => _session?.Campaign;

    // A study keeps its trials, not a log of what was decided: its scripts decide.
    private IEnumerable<(string Key, string Text)> Offered => Live?.Row.Study is null ? Tabs : Tabs.Where(tab => tab.Key != "log");

    private string Tab => Offered.Any(tab => tab.Key == TabQuery) ? TabQuery! : "overview";

    /// <summary>Built again only when a trial has changed, so that a heartbeat costs no drawing.</summary>
    private PlotFigure History
    {
        get
        {
            if (_history is not { } known || !ReferenceEquals(known.Of.Trials, Live!.Trials))
                _history = (Live!, HistoryFigure.Of(Live!));
            return _history!.Value.Figure;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Id == _shown)
            return;
        _shown = Id;
        var former = _session;
        _session = new CampaignSession(Id, Feed, Queries, Viewers.Of(() => InvokeAsync(StateHasChanged)));
        _session.Start();
        if (former is not null)
            await former.DisposeAsync();
    }

    private static string Directions(StudyFacts study) => string.Join(", ", study.Directions.Select(direction => direction == StudyDirection.Minimize ? "minimize" : "maximize"));

    private string Address(string tab) => CampaignWords.Route(Id) + (tab == "overview" ? "" : $"?tab={tab}");
}
