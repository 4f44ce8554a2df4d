using Cluster.Contracts;
using Cluster.Contracts.Optuna;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Keeps what it is asked to create.</summary>
public sealed class FakeStudyRegistry : IStudyRegistryGrain
{
    public List<(CommandContext Context, StudyContent Study)> Created { get; } = [];

    public Task<string> Create(CommandContext context, StudyContent study, CancellationToken cancellation)
    {
        Created.Add((context, study));
        return Task.FromResult($"campaign-{20 + Created.Count}");
    }
}
