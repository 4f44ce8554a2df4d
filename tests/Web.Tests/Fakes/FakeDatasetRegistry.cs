using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>A registry that gives every dataset the same id.</summary>
public sealed class FakeDatasetRegistry : IDatasetRegistryGrain
{
    public Task<string> BeginImport(CommandContext context, ImportSpec spec, CancellationToken cancellation) => Task.FromResult("dataset-9");

    public List<(CommandContext Context, GenerateSpec Spec)> Generated { get; } = [];

    public Task<string> Generate(CommandContext context, GenerateSpec spec, CancellationToken cancellation)
    {
        Generated.Add((context, spec));
        return Task.FromResult("dataset-9");
    }
}
