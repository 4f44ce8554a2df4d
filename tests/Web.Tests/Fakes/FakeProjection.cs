using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A projection that is as far as the test says.</summary>
public sealed class FakeProjection : IProjectionGrain
{
    public ProjectionView? View { get; set; }

    public Task JobsChanged() => Task.CompletedTask;

    public List<IReadOnlyList<PlanePoint>> Outlines { get; } = [];

    public static ProjectionView Of(ProjectionSpec spec, ProjectionStatus status, double done) =>
        new("projection-dataset-1-1-pca-0", spec, status, null, done, 3, 3, ["RMS", "Kurtosis"], [0.7, 0.2], ["One feature is left out."]);

    public Task<ProjectionView> Start(CommandContext context, ProjectionSpec spec, CancellationToken cancellation) =>
        Task.FromResult(View = Of(spec, ProjectionStatus.Ready, 1));

    public Task<ProjectionView?> Get(CancellationToken cancellation) => Task.FromResult(View);

    public Task<ProjectionView> Cancel(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(View = View! with { Status = ProjectionStatus.Cancelled, Reason = $"Cancelled by {context.User}." });

    public Task<SignalSelection> Select(CommandContext context, IReadOnlyList<PlanePoint> polygon, CancellationToken cancellation)
    {
        Outlines.Add(polygon);
        return Task.FromResult(new SignalSelection("selection-1", "dataset-1", 17));
    }
}
