using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Comparisons;

namespace Cluster.Grains.Comparisons;

/// <summary>Remembers who looks at a cart or a saved comparison, in memory only, and tells everybody when somebody comes, moves or leaves.</summary>
internal sealed partial class PresenceGrain(TimeProvider time, ILogger<PresenceGrain> logger) : Grain, IPresenceGrain
{
    private Visitors? _visitors;
    private IGrainTimer? _sweep;

    private Visitors Present => _visitors ??= new(this.GetPrimaryKeyString(), time);

    public Task<PresenceView> Here(Visitor visitor, CancellationToken cancellation)
    {
        if (visitor.Session.Length > 64 || visitor.View.Length > 2000)
            throw new CommandRefusedException($"Found a session of {visitor.Session.Length} and a view of {visitor.View.Length} characters, expected at most 64 and 2000.");
        _sweep ??= this.RegisterGrainTimer(Sweep, PresenceView.Beat, PresenceView.Beat);
        if (Present.Here(visitor))
            _ = Publish(Present.View);
        return Task.FromResult(Present.View);
    }

    public Task Leave(string session, CancellationToken cancellation)
    {
        if (Present.Leave(session))
            _ = Publish(Present.View);
        return Task.CompletedTask;
    }

    public Task<PresenceView> Get(CancellationToken cancellation)
    {
        Present.Forget();
        return Task.FromResult(Present.View);
    }

    private Task Sweep(CancellationToken cancellation)
    {
        if (Present.Forget())
            _ = Publish(Present.View);
        if (Present.View.Visitors.Count > 0)
            return Task.CompletedTask;
        _sweep?.Dispose();
        _sweep = null;
        return Task.CompletedTask;
    }

    /// <summary>Not waited for: who misses it hears it with the next sign of life.</summary>
    private async Task Publish(PresenceView view)
    {
        try
        {
            await this.GetStreamProvider(CampaignStreams.Provider).GetStream<PresenceView>(StreamId.Create(ComparisonStreams.Presence, view.Id)).OnNextAsync(view);
        }
        catch (Exception e)
        {
            LogUnpublished(view.Id, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cart}: who looks at it was not published; pages will find out by themselves")]
    private partial void LogUnpublished(string cart, Exception exception);
}
