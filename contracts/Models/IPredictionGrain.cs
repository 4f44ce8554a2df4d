using Cluster.Contracts.Devices;

namespace Cluster.Contracts.Models;

/// <summary>One prediction job: what a model says of up to ten signals; key such as <c>prediction-7</c>.</summary>
[Alias("Models.IPredictionGrain")]
public interface IPredictionGrain : IJobGrain
{
    /// <summary>The scheduler has given the job to a lane: whoever waits for the predictions is told.</summary>
    [Alias("Taken")]
    Task Taken(CancellationToken cancellation);

    /// <summary>Stops the job for everybody who waits for it; its signals can be asked for again. Returns the job's id.</summary>
    [Alias("Cancel")]
    Task<string> Cancel(CommandContext context, CancellationToken cancellation);
}
