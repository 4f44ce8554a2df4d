using Cluster.Contracts;
using Cluster.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Cluster.Web.Tests.Accounts;

/// <summary>Commands to real grains, sent by a client and by the process of a silo itself.</summary>
public sealed class CommandAuditTests(SiteFixture fixture) : IClassFixture<SiteFixture>, IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        var audit = fixture.Site.App.Services.GetRequiredService<Audit>();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddOutgoingGrainCallFilter(new CommandAudit(audit)));
        builder.ConfigureClient(client => client.AddOutgoingGrainCallFilter(new CommandAudit(audit)));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Command_is_written_down_once_with_what_it_made(bool fromTheSilo)
    {
        var factory = fromTheSilo ? _cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>() : _cluster.Client;
        var command = CommandContext.New($"ada-{fromTheSilo}");
        await factory.GetGrain<ILedgerGrain>("ledger-front").Write(command, refuse: false);
        await factory.GetGrain<ILedgerGrain>("ledger-front").Write(command, refuse: false);
        var entry = Assert.Single(await Entries(command.User));
        Assert.Equal(("ledger.write", "page-7", Audit.Done), (entry.Action, entry.Subject, entry.Outcome));
    }

    [Fact]
    public async Task Refusal_is_written_down_with_its_reason()
    {
        var command = CommandContext.New("grace");
        await Assert.ThrowsAsync<CommandRefusedException>(() => _cluster.Client.GetGrain<ILedgerGrain>("ledger-front").Write(command, refuse: true));
        var entry = Assert.Single(await Entries("grace"));
        Assert.Equal(("ledger-front", "refused: The page is full."), (entry.Subject, entry.Outcome));
    }

    [Fact]
    public async Task Questions_are_not_written_down()
    {
        var before = await Entries(null);
        Assert.Equal("page-1", await _cluster.Client.GetGrain<ILedgerGrain>("ledger-front").Read("page-1"));
        Assert.Equal(before.Count, (await Entries(null)).Count);
    }

    private async Task<List<AuditEntry>> Entries(string? user)
    {
        await using var context = await fixture.Site.App.Services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        return await context.Audit.Where(entry => user == null || entry.UserName == user).ToListAsync();
    }
}
