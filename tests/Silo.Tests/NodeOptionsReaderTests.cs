using System.Net;
using Microsoft.Extensions.Configuration;

namespace Cluster.Silo.Tests;

public class NodeOptionsReaderTests
{
    [Fact]
    public void Without_settings_a_node_is_all_on_loopback_with_a_lane_a_core()
    {
        var options = Read();
        Assert.Equal(Role.All, options.Role);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 8080), options.Http);
        Assert.Equal(IPAddress.Loopback, options.Silo.Address);
        Assert.Equal(IPAddress.Loopback, options.Gateway.Address);
        Assert.Equal(Environment.ProcessorCount, options.Lanes);
        Assert.Null(options.Connection);
        Assert.Null(options.Tls);
    }

    [Fact]
    public void Role_silo_has_one_lane() => Assert.Equal(1, Read(("Role", "silo"), ("Connection", "Host=db")).Lanes);

    [Theory]
    [InlineData("Role", "master", "CLUSTER_ROLE (--role) must be all, silo or web, but it is 'master'.")]
    [InlineData("Port", "eighty", "PORT (--port) must be a whole number from 0 to 65535, but it is 'eighty'.")]
    [InlineData("Port", "70000", "PORT (--port) must be a whole number from 0 to 65535, but it is '70000'.")]
    [InlineData("Lanes", "-1", "LANES (--lanes) must be a whole number from 0 to 1024, but it is '-1'.")]
    [InlineData("LeaseSeconds", "1", "LEASE_SECONDS (--lease-seconds) must be a whole number from 3 to 600, but it is '1'.")]
    [InlineData("SiloListen", "11111", "SILO_LISTEN (--silo-listen) must be address:port, but it is '11111'.")]
    [InlineData("SiloAddress", "0.0.0.0", "SILO_ADDRESS must be an address that others can reach, but it is 0.0.0.0.")]
    [InlineData("OptunaPort", "default", "OPTUNA_PORT (--optuna-port) must be a whole number from 0 to 65535, but it is 'default'.")]
    [InlineData("OptunaCertificate", "/nowhere.pem", "OPTUNA_CERT (--optuna-cert) must be a PEM file, but it is '/nowhere.pem'.")]
    [InlineData("TlsKey", "/nowhere.pem", "Mutual TLS needs TLS_CERT, TLS_KEY, TLS_CA, but TLS_CERT is not set.")]
    public void Setting_that_cannot_work_is_refused_with_what_was_expected_and_found(string key, string value, string sentence)
    {
        var refused = Assert.Throws<StartupException>(() => Read((key, value)));
        Assert.Equal(sentence, refused.Message);
    }

    [Fact]
    public void Ports_of_a_silo_must_differ()
    {
        var refused = Assert.Throws<StartupException>(() => Read(("SiloPort", "11111"), ("GatewayPort", "11111")));
        Assert.Equal("SILO_PORT and GATEWAY_PORT must differ, but both are 11111.", refused.Message);
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("web")]
    public void Role_of_a_cluster_needs_a_connection_string(string role)
    {
        var refused = Assert.Throws<StartupException>(() => Reader(("Role", role)).ReadForNode());
        Assert.Equal($"Role {role} needs a PostgreSQL: set CONNECTION or --connection.", refused.Message);
    }

    [Fact]
    public void Command_line_wins_over_the_environment()
    {
        var option = Settings.ClusterId;
        Environment.SetEnvironmentVariable(option.Variable, "from-environment");
        try
        {
            Assert.Equal("from-environment", new NodeOptionsReader(NodeConfiguration.Read([])).Read().ClusterId);
            Assert.Equal("from-command-line", new NodeOptionsReader(NodeConfiguration.Read([new(option.Path, "from-command-line")])).Read().ClusterId);
        }
        finally
        {
            Environment.SetEnvironmentVariable(option.Variable, null);
        }
    }

    [Fact]
    public void Workers_of_optuna_join_on_loopback_at_the_usual_port() =>
        Assert.Equal(new OptunaPort(new IPEndPoint(IPAddress.Loopback, 13000), IsChosen: false, IsOpen: false, null, null), Read().Optuna);

    [Theory]
    [InlineData("off")]
    [InlineData("0")]
    [InlineData("")]
    public void Port_of_optuna_can_be_left_out(string text) => Assert.Null(Read(("OptunaPort", text)).Optuna);

    [Fact]
    public void Port_of_optuna_leaves_loopback_only_with_a_certificate()
    {
        var stays = Read(("OptunaPort", "13001"), ("Bind", "0.0.0.0")).Optuna!;
        Assert.Equal((new IPEndPoint(IPAddress.Loopback, 13001), true, false), (stays.EndPoint, stays.IsChosen, stays.IsOpen));
        var file = typeof(NodeOptionsReaderTests).Assembly.Location;
        var open = Read(("Bind", "0.0.0.0"), ("OptunaCertificate", file), ("OptunaKey", file)).Optuna!;
        Assert.Equal((new IPEndPoint(IPAddress.Any, 13000), true), (open.EndPoint, open.IsOpen));
        Assert.Equal(
            "TLS on the Optuna port needs OPTUNA_CERT and OPTUNA_KEY, but only one of them is set.",
            Assert.Throws<StartupException>(() => Read(("OptunaKey", file))).Message);
    }

    [Fact]
    public void Empty_variable_of_the_environment_leaves_the_port_of_optuna_out()
    {
        Environment.SetEnvironmentVariable(Settings.OptunaPort.Variable, "");
        try
        {
            Assert.Null(new NodeOptionsReader(NodeConfiguration.Read([])).Read().Optuna);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Settings.OptunaPort.Variable, null);
        }
    }

    private static NodeOptions Read(params (string Key, string Value)[] settings) => Reader(settings).Read();

    private static NodeOptionsReader Reader(params (string Key, string Value)[] settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>($"{Setting.Section}:{setting.Key}", setting.Value)))
        .Build());
}
