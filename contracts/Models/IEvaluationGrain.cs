using Cluster.Contracts.Devices;

namespace Cluster.Contracts.Models;

/// <summary>One evaluation job; key such as <c>evaluation-7</c>.</summary>
[Alias("Models.IEvaluationGrain")]
public interface IEvaluationGrain : IJobGrain
{
    /// <summary>The scheduler has given the job to a lane: whoever watches the test set is told.</summary>
    [Alias("Taken")]
    Task Taken(CancellationToken cancellation);
}
