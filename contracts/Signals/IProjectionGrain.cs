namespace Cluster.Contracts.Signals;

/// <summary>
/// Has one projection computed once, however many ask, on a lane; what a lost silo was at starts again by itself. The key is
/// <see cref="IProjectionQueries.KeyOf"/>: the spec and the features' version, so a result never changes.
/// </summary>
[Alias("Signals.IProjectionGrain")]
public interface IProjectionGrain : ISignalJobOwner
{
    /// <summary>Starts it unless it is there or under way; after a cancel or a failure starts it again.</summary>
    [Alias("Start")]
    Task<ProjectionView> Start(CommandContext context, ProjectionSpec spec, CancellationToken cancellation);

    /// <summary>How far it is, or null if nobody started it.</summary>
    [Alias("Get")]
    Task<ProjectionView?> Get(CancellationToken cancellation);

    /// <summary>Stops what is under way.</summary>
    [Alias("Cancel")]
    Task<ProjectionView> Cancel(CommandContext context, CancellationToken cancellation);

    /// <summary>Keeps the signals whose points are inside a polygon (3 to 2000 corners, even-odd rule) as a selection.</summary>
    [Alias("Select")]
    Task<SignalSelection> Select(CommandContext context, IReadOnlyList<PlanePoint> polygon, CancellationToken cancellation);
}
