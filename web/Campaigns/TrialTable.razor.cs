using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Campaigns;

/// <summary>All trials of a campaign; order, filter and page stand in the address.</summary>
public sealed partial class TrialTable
{
    private const int PageSize = 50;
    private static readonly (TrialState? State, string Text)[] Filters =
    [
        (null, "All"), (TrialState.Completed, "Completed"), (TrialState.Pruned, "Pruned"), (TrialState.Failed, "Failed"),
        (TrialState.Stopped, "Stopped"), (TrialState.Running, "Running"), (TrialState.Paused, "Paused"), (TrialState.Queued, "Queued"),
    ];

    private readonly Dictionary<string, string> _why = [];

    /// <summary>The campaign.</summary>
    [Parameter, EditorRequired]
    public LiveCampaign Live { get; set; } = default!;

    /// <summary>What the table is ordered by.</summary>
    [SupplyParameterFromQuery(Name = "sort")]
    public string? SortQuery { get; set; }

    /// <summary>asc or desc.</summary>
    [SupplyParameterFromQuery(Name = "dir")]
    public string? DirectionQuery { get; set; }

    /// <summary>The only state to show.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? StateQuery { get; set; }

    /// <summary>Page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? PageQuery { get; set; }

    private TrialOrder Order { get; set; } = TrialOrder.Default;

    private IReadOnlyList<TrialRow> Rows { get; set; } = [];

    private int Matching { get; set; }

    private int PageNumber { get; set; } = 1;

    private bool IsOurs => Live.Row.Study is null;

    private IEnumerable<(TrialState? State, string Text)> Offered => IsOurs
        ? Filters
        : Filters.Where(filter => filter.State is not (TrialState.Stopped or TrialState.Paused)).Select(filter => filter.State == TrialState.Queued ? (filter.State, "Waiting") : filter);

    private IEnumerable<string> ParameterNames => Live.Row.Study is { } study
        ? study.Parameters
        : Live.Spec.Parameters.Where(parameter => parameter.Kind != ParameterKind.Fixed).Select(parameter => parameter.Name);

    private IEnumerable<TrialColumn> Columns =>
    [
        TrialColumn.Number,
        .. ParameterNames.Select(name => new TrialColumn(name, name, IsParameter: true)),
        TrialColumn.Value with { Title = Live.Spec.Training.Objective is null ? "Accuracy (95 % CI)" : Live.Row.Study is { Directions.Count: > 1 } ? "Values" : "Value" },
        TrialColumn.State, IsOurs ? TrialColumn.Epoch : TrialColumn.Epoch with { Title = "Reports" }, IsOurs ? TrialColumn.Time : TrialColumn.Time with { Title = "Duration" },
    ];

    private string Shown => Rows.Count < Live.Trials.Count ? $"showing {Rows.Count} of {Live.Trials.Count} trials" : $"{Live.Trials.Count} trials";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The best first, whichever way is better.
        Order = TrialOrder.Parse(SortQuery, DirectionQuery ?? (string.IsNullOrEmpty(SortQuery) && CampaignWords.IsMinimised(Live.Row) ? "asc" : null), StateQuery);
        var all = Order.Of(Live.Trials.Values, Time.GetUtcNow()).ToList();
        Matching = all.Count;
        PageNumber = Math.Clamp(PageQuery ?? 1, 1, Math.Max(1, (Matching + PageSize - 1) / PageSize));
        Rows = [.. all.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
    }

    private int Count(TrialState? state) => state is null ? Live.Trials.Count : Live.Trials.Values.Count(trial => trial.State == state);

    private string Address(TrialOrder order, int page) =>
        $"{CampaignWords.Route(Live.Row.Id)}?tab=trials&sort={Uri.EscapeDataString(order.Column)}&dir={(order.Descending ? "desc" : "asc")}"
        + (order.Only is { } only ? $"&state={only.ToString().ToLowerInvariant()}" : "") + (page > 1 ? $"&page={page}" : "");

    private string? SortOf(TrialColumn column) => column.Key != Order.Column ? null : Order.Descending ? "descending" : "ascending";

    private string Arrow(TrialColumn column) => column.Key != Order.Column ? "" : Order.Descending ? "\u2193" : "\u2191";

    private async Task Explain(TrialRow trial)
    {
        if (trial.State != TrialState.Queued || !IsOurs)
            return;
        try
        {
            var reason = await Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).Explain(trial.Id, CancellationToken.None);
            _why[trial.Id] = reason.Ahead is { } ahead ? $"{reason.Sentence} {ahead} ahead of it." : reason.Sentence;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _why[trial.Id] = "The scheduler does not answer at the moment.";
        }
    }
}
