using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Cluster.Web.Campaigns;

/// <summary>What is known of a trial's model on the test side, and the button that looks at it, for the record.</summary>
public sealed partial class TestSetCard : IAsyncDisposable
{
    private TestSetSession? _session;
    private (string Dataset, int Version)? _shown;
    private string _purpose = "";
    private bool _busy;

    /// <summary>The trial.</summary>
    [Parameter, EditorRequired]
    public TrialRow Trial { get; set; } = default!;

    /// <summary>Its campaign's specification.</summary>
    [Parameter, EditorRequired]
    public CampaignSpec Spec { get; set; } = default!;

    [Inject]
    private IEvaluationQueries Evaluations { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Notices { get; set; } = default!;

    [Inject]
    private TestSetFeed Feed { get; set; } = default!;

    [Inject]
    private LiveViewers Viewers { get; set; } = default!;

    private int Looks => _session?.Looks.Count ?? 0;

    private IEnumerable<EvaluationView> Ours => _session?.Looks.Values.Where(look => look.Trial == Trial.Id) ?? [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Spec.Dataset is null || _shown == (Spec.Dataset, Spec.DatasetVersion))
            return;
        _shown = (Spec.Dataset, Spec.DatasetVersion);
        var former = _session;
        _session = new TestSetSession(Spec.Dataset, Spec.DatasetVersion, Feed, Evaluations, Viewers.Of(() => InvokeAsync(StateHasChanged)));
        _session.Start();
        if (former is not null)
            await former.DisposeAsync();
    }

    private async Task Open()
    {
        var sentence = $"The test side of {Spec.Dataset} v{Spec.DatasetVersion} was looked at {Show.Count(Looks, "time")}. "
            + "This look is written down under your name before the model runs. Open it?";
        if (await Dialogs.Confirm(sentence, "Open the test set", new ConfirmOptions { OkButtonText = "Open it", CancelButtonText = "Leave it closed" }) is not true)
            return;
        _busy = true;
        try
        {
            var testSet = Grains.GetGrain<ITestSetGrain>(ITestSetGrain.KeyOf(Spec.Dataset!, Spec.DatasetVersion));
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), (context, token) => testSet.Open(context, Trial.Id, _purpose.Trim(), token));
            _purpose = "";
            _session?.Refresh();
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            Notices.Notify(NotificationSeverity.Error, "The test set stays closed", fault.Message, 10000);
        }
        finally
        {
            _busy = false;
        }
    }
}
