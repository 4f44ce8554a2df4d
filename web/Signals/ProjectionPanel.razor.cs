using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Signals;

/// <summary>A projection of the dataset's features: asked for, followed while it is computed, drawn, and what is drawn around becomes a part of the filter.</summary>
public sealed partial class ProjectionPanel : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly (string? Key, string Name)[] Methods = [(null, "None"), ("pca", "PCA"), ("tsne", "t-SNE")];

    private readonly string[] _corners = ["", "", "", ""];
    private readonly CancellationTokenSource _left = new();
    private ProjectionSpec? _spec;
    private ProjectionView? _view;
    private Exception? _fault;
    private string? _wrong;
    private bool _busy;
    private bool _following;

    /// <summary>Where the page is.</summary>
    [Parameter, EditorRequired]
    public ExplorerAddress Address { get; set; } = default!;

    /// <summary>Version of the dataset.</summary>
    [Parameter, EditorRequired]
    public int Version { get; set; }

    /// <summary>Goes to another address.</summary>
    [Parameter, EditorRequired]
    public Action<ExplorerAddress> Go { get; set; } = default!;

    [Inject]
    private IProjectionQueries Projections { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private IProjectionGrain Grain => Grains.GetGrain<IProjectionGrain>(Projections.KeyOf(_spec!));

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var spec = Address.Projection is { } method && Address.Filter.Dataset.Length > 0 && Version > 0
            ? new ProjectionSpec(Address.Filter.Dataset, Version, method == "pca" ? ProjectionMethod.Pca : ProjectionMethod.TSne)
            : null;
        if (spec == _spec)
            return;
        (_spec, _view, _fault, _wrong) = (spec, null, null, null);
        if (spec is not null)
            await Refresh();
    }

    private string Axis(int axis) => (_view!.Spec.Method, _view.Explained.Count > axis) switch
    {
        (ProjectionMethod.Pca, true) => $"Component {axis + 1} ({100 * _view.Explained[axis]:0.0} % of the variance)",
        _ => $"Axis {axis + 1} (no unit)",
    };

    private async Task Refresh()
    {
        try
        {
            var spec = _spec;
            var view = await Calls.Read(Grain.Get);
            if (spec == _spec)
                (_view, _fault) = (view, null);
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }

        if (_view is { Status: ProjectionStatus.Working } && !_following)
            _ = Follow();
    }

    /// <summary>Looks each second while it is computed.</summary>
    private async Task Follow()
    {
        _following = true;
        try
        {
            while (_view is { Status: ProjectionStatus.Working })
            {
                await Task.Delay(Look, Time, _left.Token);
                await Refresh();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            _following = false;
        }
    }

    private Task Start() => Do(async () =>
    {
        var spec = _spec!;
        _view = await Calls.Command(Roles.Researcher, Guid.NewGuid(), (context, token) => Grain.Start(context, spec, token));
        await Refresh();
    });

    private Task Cancel() => Do(async () => _view = await Calls.Command(Roles.Researcher, Guid.NewGuid(), Grain.Cancel));

    private Task Select(IReadOnlyList<PlanePoint> outline) => Do(async () =>
    {
        var kept = await Calls.Command(Roles.Viewer, Guid.NewGuid(), (context, token) => Grain.Select(context, outline, token));
        Go(Address with { Page = 1, Filter = Address.Filter with { Selection = kept.Id } });
    });

    private Task SelectRectangle()
    {
        var numbers = new double[4];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!TypedNumbers.TryRead(_corners[i], out numbers[i]))
            {
                _wrong = $"Four numbers; found \"{_corners[i]}\".";
                return Task.CompletedTask;
            }
        }

        return Select([new(numbers[0], numbers[2]), new(numbers[1], numbers[2]), new(numbers[1], numbers[3]), new(numbers[0], numbers[3])]);
    }

    private async Task Do(Func<Task> action)
    {
        _busy = true;
        try
        {
            _wrong = null;
            await action();
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _wrong = fault.Message;
        }
        finally
        {
            _busy = false;
        }
    }
}
