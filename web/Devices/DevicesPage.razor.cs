using Cluster.Contracts.Devices;
using Cluster.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Devices;

/// <summary>Silos, lanes and the queue, as the scheduler publishes them each second.</summary>
public sealed partial class DevicesPage : IAsyncDisposable
{
    private PoolSession _session = default!;

    [Inject]
    private PoolFeed Feed { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private LiveViewers Viewers { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private PoolView? Pool => _session.Pool;

    private IEnumerable<LaneHealth> Lanes => Pool?.Silos.SelectMany(silo => silo.Lanes) ?? [];

    private IEnumerable<LaneHealth> Training => Lanes.Where(lane => lane.Kind == LaneKind.Training);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session.DisposeAsync();

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _session = new PoolSession(Feed, Grains, Viewers.Of(() => InvokeAsync(StateHasChanged)));
        _session.Start();
    }
}
