namespace Cluster.Grains.Tests.Optuna;

/// <summary>One site for the tests of a class; each makes studies of its own.</summary>
public sealed class OptunaFixture(PostgresFixture postgres) : IAsyncLifetime
{
    internal OptunaSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await OptunaSite.Start(postgres.Database);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
