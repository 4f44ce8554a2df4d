using System.Net;
using System.Net.Sockets;
using Cluster.Silo.Membership;
using Cluster.Silo.Storage;

namespace Cluster.Silo.Tests.Storage;

public class DatabaseAccessTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Server_that_is_not_there_is_named_with_host_port_and_database()
    {
        var port = FreePort.Choose(IPAddress.Loopback);
        var refused = await Open($"Host=127.0.0.1;Port={port};Database=plant;Username=me;Password=hidden-secret");
        Assert.Equal($"PostgreSQL at 127.0.0.1:{port}, database plant, cannot be used: Connection refused.", refused.Message);
        Assert.True(refused.IsTemporary);
    }

    [Fact]
    public async Task Server_that_says_nothing_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var refused = await Open($"Host=127.0.0.1;Port={port};Username=me;Password=hidden-secret", Short);
        Assert.Equal($"PostgreSQL at 127.0.0.1:{port}, database cluster, cannot be used: no answer in time.", refused.Message);
        Assert.True(refused.IsTemporary);
    }

    [Theory]
    [InlineData("postgres://me:hidden-secret@db/cluster")]
    [InlineData("Host=db;Passwort=hidden-secret")]
    [InlineData("Host=db;Port=many;Password=hidden-secret")]
    public void Unreadable_text_is_refused_without_showing_it(string text)
    {
        var refused = Assert.Throws<StartupException>(() => DatabaseAccess.Parse(text));
        Assert.StartsWith("CONNECTION must be like 'Host=db;", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-secret", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<StartupException> Open(string connection, TimeSpan? limit = null)
    {
        var refused = await Assert.ThrowsAsync<StartupException>(() => DatabaseAccess.Open(connection, limit ?? Patient, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("hidden-secret", refused.Message, StringComparison.Ordinal);
        return refused;
    }
}
