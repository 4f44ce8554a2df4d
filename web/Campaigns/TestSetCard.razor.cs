using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Cluster.Web.Campaigns;

/// <summary>What is known of a trial's model on the test side, and the button that looks at it, for the record.</summary>
public sealed partial class TestSetCard : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private IReadOnlyList<EvaluationView> _ours = [];
    private int _looks;
    private string _purpose = "";
    private bool _busy;
    private bool _follows;
    private long? _seen;
    private Exception? _fault;

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
    private TimeProvider Time { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_seen == Trial.Version)
            return;
        _seen = Trial.Version;
        await Load();
        await Follow();
    }

    private async Task Load()
    {
        if (Spec.Dataset is null)
            return;
        try
        {
            _ours = await Calls.Read(token => Evaluations.OfTrial(Trial.Id, token));
            _looks = (await Calls.Read(token => Evaluations.Looks(Spec.Dataset, Spec.DatasetVersion, token))).Count;
            _fault = null;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }
    }

    /// <summary>An evaluation has no stream of its own: its row is read each second until it has ended.</summary>
    private async Task Follow()
    {
        if (_follows)
            return;
        _follows = true;
        try
        {
            while (_ours.Any(evaluation => evaluation.EndedAt is null))
            {
                await Task.Delay(LiveTiming.Retry, Time, _stop.Token);
                await Load();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The page has left.
        }
        finally
        {
            _follows = false;
        }
    }

    private async Task Open()
    {
        var sentence = $"The test side of {Spec.Dataset} v{Spec.DatasetVersion} was looked at {_looks} times. "
            + "This look is written down under your name before the model runs. Open it?";
        if (await Dialogs.Confirm(sentence, "Open the test set", new ConfirmOptions { OkButtonText = "Open it", CancelButtonText = "Leave it closed" }) is not true)
            return;
        _busy = true;
        try
        {
            var testSet = Grains.GetGrain<ITestSetGrain>(ITestSetGrain.KeyOf(Spec.Dataset!, Spec.DatasetVersion));
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), (context, token) => testSet.Open(context, Trial.Id, _purpose.Trim(), token));
            _purpose = "";
            await Load();
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            Notices.Notify(NotificationSeverity.Error, "The test set stays closed", fault.Message, 10000);
        }
        finally
        {
            _busy = false;
        }

        await Follow();
    }
}
