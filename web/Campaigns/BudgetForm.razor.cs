using Cluster.Contracts.Campaigns;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Campaigns;

/// <summary>Raises the budget of a campaign, of one that has completed too.</summary>
public sealed partial class BudgetForm
{
    private Dictionary<string, string> _faults = [];
    private string? _trials;
    private string? _hours;
    private string? _parallel;
    private (BudgetSpec Budget, Guid CommandId)? _sent;
    private Exception? _refusal;
    private bool _busy;

    /// <summary>The campaign's id.</summary>
    [Parameter, EditorRequired]
    public string Campaign { get; set; } = "";

    /// <summary>Its present budget.</summary>
    [Parameter, EditorRequired]
    public BudgetSpec Budget { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    // What nobody has typed over follows the campaign.
    private string Trials => _trials ?? $"{Budget.MaxTrials}";

    private string Hours => _hours ?? Budget.MaxLaneHours?.ToString("R") ?? "";

    private string Parallel => _parallel ?? $"{Budget.Parallel}";

    private async Task Send()
    {
        _faults = [];
        _refusal = null;
        var budget = Budget with
        {
            MaxTrials = (int)TypedNumbers.Whole(_faults, "extendTrials", Trials, Budget.MaxTrials, 1_000_000),
            MaxLaneHours = Hours.Trim().Length == 0 ? null : TypedNumbers.Real(_faults, "extendHours", Hours, 0.001, 1e6),
            Parallel = (int)TypedNumbers.Whole(_faults, "extendParallel", Parallel, 1, 100_000),
        };
        if (_faults.Count > 0 || _busy)
            return;
        _busy = true;
        if (_sent?.Budget != budget)
            _sent = (budget, Guid.NewGuid());
        try
        {
            await Calls.Command(Roles.Researcher, _sent.Value.CommandId, (context, token) => Grains.GetGrain<ICampaignGrain>(Campaign).Extend(context, budget, token));
            (_trials, _hours, _parallel, _sent) = (null, null, null, null);
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
