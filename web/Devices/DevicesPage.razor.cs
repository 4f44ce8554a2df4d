using Cluster.Contracts.Devices;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Devices;

/// <summary>Silos, lanes and the queue, as the scheduler publishes them each second.</summary>
public sealed partial class DevicesPage : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;
    private PoolView? _pool;
    private LiveState _state = LiveState.Loading;
    private DateTimeOffset? _asOf;
    private Exception? _fault;

    [Inject]
    private PoolFeed Feed { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private IEnumerable<LaneHealth> Lanes => _pool?.Silos.SelectMany(silo => silo.Lanes) ?? [];

    private IEnumerable<LaneHealth> Training => Lanes.Where(lane => lane.Kind == LaneKind.Training);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _run = Task.Run(Run);

    private async Task Run()
    {
        using var subscription = Feed.Open(DeviceStreams.MainPool);
        Task<bool>? arrival = null;
        try
        {
            await Ask();
            while (true)
            {
                await InvokeAsync(StateHasChanged);
                await Task.Delay(LiveTiming.Frame, Time, _stop.Token);
                arrival ??= subscription.Messages.WaitToReadAsync(_stop.Token).AsTask();
                if (await Arrives(arrival))
                {
                    arrival = null;
                    while (subscription.Messages.TryRead(out var pool))
                        Take(pool);
                }
                else
                {
                    _state = LiveState.Reconnecting;
                    await Ask();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The page has left.
        }
    }

    private async Task<bool> Arrives(Task<bool> arrival)
    {
        try
        {
            return await arrival.WaitAsync(_pool is null ? LiveTiming.Retry : LiveTiming.Silence, Time, _stop.Token);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task Ask()
    {
        try
        {
            Take(await Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).View(_stop.Token));
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }
    }

    private void Take(PoolView pool)
    {
        // A scheduler that moved counts its versions anew; the time of the view tells which is later.
        if (_pool is not null && pool.At < _pool.At)
            return;
        (_pool, _state, _asOf, _fault) = (pool, LiveState.Live, Time.GetUtcNow(), null);
    }
}
