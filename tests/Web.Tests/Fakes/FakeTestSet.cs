using Cluster.Contracts;
using Cluster.Contracts.Models;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A ledger that notes who looked.</summary>
public sealed class FakeTestSet : ITestSetGrain
{
    public List<(string User, string Trial, string Purpose)> Looks { get; } = [];

    public Task<string> Open(CommandContext context, string trial, string purpose, CancellationToken cancellation)
    {
        Looks.Add((context.User, trial, purpose));
        return Task.FromResult($"evaluation-{Looks.Count}");
    }
}
