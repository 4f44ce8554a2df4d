using Cluster.Contracts;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A prediction job that notes who cancelled it.</summary>
public sealed class FakePrediction : IPredictionGrain
{
    public List<string> Cancelled { get; } = [];

    public Task<string> Cancel(CommandContext context, CancellationToken cancellation)
    {
        Cancelled.Add(context.User);
        return Task.FromResult("prediction-1");
    }

    public Task Taken(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> End(JobEnd end, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> Lost(long fence, string cause, CancellationToken cancellation) => throw new NotSupportedException();
}
