namespace Cluster.Grains.Tests;

[CollectionDefinition(Name)]
public sealed class Postgres : ICollectionFixture<PostgresFixture>
{
    public const string Name = "postgres";
}
