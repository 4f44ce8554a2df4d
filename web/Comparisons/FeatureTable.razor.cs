using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;
using Cluster.Web.Layout;
using Cluster.Web.Signals;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Comparisons;

/// <summary>36 features, one column a signal, and how far they are apart in number, colour and shape.</summary>
public sealed partial class FeatureTable
{
    private string? _asked;
    private ComparedFeatures? _features;
    private Exception? _trouble;

    /// <summary>The signals.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SignalRow> Signals { get; set; } = [];

    /// <summary>What is seen.</summary>
    [Parameter, EditorRequired]
    public ViewState State { get; set; } = ViewState.Initial;

    /// <summary>After a choice.</summary>
    [Parameter]
    public EventCallback<ViewState> StateChanged { get; set; }

    [Inject]
    private IDifferenceQueries Differences { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    private bool HasRobust => _features?.Features.Any(feature => feature.RobustLevel is not null) is true;

    private bool IsPlain => State.Plain || !HasRobust;

    private IEnumerable<ComparedFeature> Sorted => State.InOrder
        ? _features!.Features
        : _features!.Features.OrderByDescending(feature => Delta(feature) is var delta && double.IsNaN(delta) ? -1 : delta);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        var asked = string.Join(' ', Signals.Select(row => row.Id));
        if (asked == _asked)
            return Task.CompletedTask;
        (_asked, _features) = (asked, null);
        return Read();
    }

    private static string Class(FeatureLevel level) => $"level-{level.ToString().ToLowerInvariant()}";

    private static string Word(FeatureLevel level) => level switch { FeatureLevel.Large => "large", FeatureLevel.Medium => "medium", _ => "small" };

    private static string Shape(FeatureLevel level) => level switch { FeatureLevel.Large => "■", FeatureLevel.Medium => "▲", _ => "●" };

    private double Delta(ComparedFeature feature) => IsPlain ? feature.Plain : feature.Robust;

    private string Unit(ComparedFeature feature) =>
        FeatureUnit.Of(feature.Unit, Signals.Select(row => row.Unit).Distinct(StringComparer.Ordinal).Count() == 1 ? Signals[0].Unit : null);

    private async Task Read()
    {
        var asked = _asked;
        _trouble = null;
        try
        {
            string[] ids = [.. Signals.Select(row => row.Id)];
            var features = await Calls.Read(token => Differences.Features(ids, token));
            if (asked == _asked)
                _features = features;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            if (asked == _asked)
                _trouble = fault;
        }
    }
}
