using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Campaigns;

/// <summary>All campaigns, live.</summary>
public sealed partial class CampaignListPage : IAsyncDisposable
{
    private const int PageSize = 20;
    private static readonly (string Key, string Text)[] Tabs = [("active", "Active"), ("completed", "Completed"), ("all", "All")];
    private CampaignListSession? _session;
    private string? _shown;

    /// <summary>Which campaigns: active, completed or all.</summary>
    [SupplyParameterFromQuery(Name = "tab")]
    public string? TabQuery { get; set; }

    /// <summary>Part of a name.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? PageQuery { get; set; }

    [Inject]
    private CampaignFeed Feed { get; set; } = default!;

    [Inject]
    private ICampaignQueries Queries { get; set; } = default!;

    [Inject]
    private LiveViewers Viewers { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Tab => Tabs.Any(tab => tab.Key == TabQuery) ? TabQuery! : "active";

    private int PageNumber => Math.Max(1, PageQuery ?? 1);

    private string EmptyTitle => (Search, Tab) switch
    {
        ({ Length: > 0 }, _) => $"No campaign has \"{Search}\" in its name here",
        (_, "active") => "No campaign is running",
        (_, "completed") => "No campaign has ended yet",
        _ => "There are no campaigns yet",
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var address = Address(Tab, Search, PageNumber);
        if (address == _shown)
            return;
        _shown = address;
        var former = _session;
        bool? active = Tab switch { "active" => true, "completed" => false, _ => null };
        _session = new CampaignListSession(Load, active, Search, Feed, Viewers.Of(() => InvokeAsync(StateHasChanged)));
        _session.Start();
        if (former is not null)
            await former.DisposeAsync();

        Task<Page<CampaignRow>> Load(CancellationToken cancellation) =>
            Queries.List(active, Search, (PageNumber - 1) * PageSize, PageSize, cancellation);
    }

    private static string Address(string tab, string? search, int page) =>
        $"/hpo/campaigns?tab={tab}" + (string.IsNullOrEmpty(search) ? "" : $"&q={Uri.EscapeDataString(search)}") + (page > 1 ? $"&page={page}" : "");

    private void Go(string tab, string? search, int page) => Navigation.NavigateTo(Address(tab, search, page));

    private string Summary(Page<CampaignRow> page)
    {
        var running = page.Rows.Count(row => row.Status == CampaignStatus.Running);
        var all = Show.Count(page.Total, Tab switch { "active" => "active campaign", "completed" => "ended campaign", _ => "campaign" });
        return page.Rows.Count < page.Total ? $"{all}, showing {page.Rows.Count}" : Tab == "completed" ? all : $"{all}, {running} running";
    }
}
