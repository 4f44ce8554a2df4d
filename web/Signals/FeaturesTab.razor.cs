using Cluster.Contracts.Signals;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Signals;

/// <summary>The features of a signal and where each stands among the healthy signals of its dataset.</summary>
public sealed partial class FeaturesTab
{
    private FeatureVector? _vector;
    private PopulationQuery? _peers;
    private FeaturePopulation? _population;
    private IReadOnlyList<FeaturePlace>? _places;
    private Exception? _fault;
    private bool _read;

    /// <summary>The signal's id.</summary>
    [Parameter, EditorRequired]
    public string Signal { get; set; } = "";

    /// <summary>The unit of its samples.</summary>
    [Parameter]
    public string Unit { get; set; } = "";

    [Inject]
    private IFeatureQueries Features { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => Load();

    private static string Text(double? value) => value is { } number && !double.IsNaN(number) ? Show.Number(number) : "-";

    private async Task Load()
    {
        try
        {
            _fault = null;
            var vectors = await Calls.Read(token => Features.Vectors([Signal], token));
            _vector = vectors.Count > 0 ? vectors[0] : null;
            _peers = _vector is null ? null : await Calls.Read(token => Features.HealthyPeers(Signal, token));
            if (_peers is { } peers)
            {
                _population = await Calls.Read(token => Features.Population(peers, token));
                _places = await Calls.Read(token => Features.Places(Signal, peers, token));
            }

            _read = true;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }
    }

    private FeatureSpread? Spread(int feature) => _population is { } population && feature < population.Features.Count ? population.Features[feature] : null;

    private FeaturePlace? Place(int feature) => _places is { } places && feature < places.Count ? places[feature] : null;
}
