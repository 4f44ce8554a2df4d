namespace Cluster.Compute.Tests.Models;

/// <summary>Tests that compute with torch run one after the other: its random generator is one for the whole process.</summary>
[CollectionDefinition(Name)]
public sealed class TorchCollection
{
    public const string Name = "torch";
}
