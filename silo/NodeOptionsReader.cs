using System.Net;
using System.Net.Sockets;

namespace Cluster.Silo;

/// <summary>Reads the settings of one process and refuses what cannot work, each with a sentence that says what was expected and found.</summary>
internal sealed partial class NodeOptionsReader(IConfiguration configuration)
{
    /// <param name="fixedRole">The role of a verb that leaves no choice.</param>
    public NodeOptions Read(Role? fixedRole = null)
    {
        var role = fixedRole ?? ReadRole();
        var siloAddress = Address(Settings.SiloAddress, IPAddress.Loopback);
        var silo = new IPEndPoint(siloAddress, Number(Settings.SiloPort, 0, 0, 65535));
        var gateway = new IPEndPoint(siloAddress, Number(Settings.GatewayPort, 0, 0, 65535));
        if (silo.Port != 0 && silo.Port == gateway.Port)
            throw new StartupException($"{Settings.SiloPort.Variable} and {Settings.GatewayPort.Variable} must differ, but both are {silo.Port}.");
        if (IPAddress.Any.Equals(siloAddress) || IPAddress.IPv6Any.Equals(siloAddress))
            throw new StartupException($"{Settings.SiloAddress.Variable} must be an address that others can reach, but it is {siloAddress}.");
        return new NodeOptions
        {
            Role = role,
            Http = new IPEndPoint(Address(Settings.Bind, IPAddress.Loopback), Number(Settings.Port, 8080, 0, 65535)),
            Hosts = Text(Settings.Hosts),
            DataFolder = Path.GetFullPath(Text(Settings.Data) ?? DefaultDataFolder()),
            Connection = Text(Settings.Connection),
            WebPassword = Text(Settings.WebPassword),
            Lanes = Number(Settings.Lanes, role == Role.All ? Environment.ProcessorCount : 1, 0, 1024),
            SiloName = Text(Settings.SiloName) ?? DefaultSiloName(silo.Port),
            Silo = silo,
            Gateway = gateway,
            SiloListen = EndPoint(Settings.SiloListen),
            GatewayListen = EndPoint(Settings.GatewayListen),
            ClusterId = Text(Settings.ClusterId) ?? "cluster",
            ServiceId = Text(Settings.ServiceId) ?? "cluster",
            Tls = ReadTls(),
            Optuna = ReadOptuna(),
            CheckpointInterval = TimeSpan.FromSeconds(Number(Settings.CheckpointSeconds, 30, 1, 3600)),
            LeaseTime = TimeSpan.FromSeconds(Number(Settings.LeaseSeconds, 10, 3, 600)),
        };
    }

    /// <summary>As <see cref="Read"/>, for a role that cannot do without a database of its own.</summary>
    public NodeOptions ReadForNode()
    {
        var options = Read();
        if (options.Connection is null && options.Role != Role.All)
            throw new StartupException($"Role {Name(options.Role)} needs a PostgreSQL: set {Settings.Connection.Variable} or {Settings.Connection.Option}.");
        return options;
    }

    private static string DefaultDataFolder()
    {
        if (Environment.IsPrivilegedProcess)
            return "/var/lib/cluster";
        var home = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        return Path.Combine(string.IsNullOrEmpty(home) ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) : home, "cluster");
    }

    private static string DefaultSiloName(int siloPort) => siloPort == 0 ? Environment.MachineName : $"{Environment.MachineName}-{siloPort}";

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private static StartupException Refuse(Setting setting, string expected, string found) =>
        new($"{setting.Variable} ({setting.Option}) must be {expected}, but it is '{found}'.");

    private string? Text(Setting setting) => configuration[setting.Path] is { Length: > 0 } text ? text : null;

    private Role ReadRole() => Text(Settings.Role) is not { } text
        ? Role.All
        : Enum.GetValues<Role>().Where(role => Name(role) == text).Select(role => (Role?)role).FirstOrDefault() ?? throw Refuse(Settings.Role, "all, silo or web", text);

    private int Number(Setting setting, int fallback, int least, int most)
    {
        if (Text(setting) is not { } text)
            return fallback;
        return int.TryParse(text, out var number) && number >= least && number <= most
            ? number
            : throw Refuse(setting, $"a whole number from {least} to {most}", text);
    }

    private IPAddress Address(Setting setting, IPAddress fallback)
    {
        if (Text(setting) is not { } text)
            return fallback;
        if (IPAddress.TryParse(text, out var address))
            return address;
        try
        {
            return Dns.GetHostAddresses(text).OrderBy(found => found.AddressFamily != AddressFamily.InterNetwork).First();
        }
        catch (Exception error) when (error is SocketException or ArgumentException or InvalidOperationException)
        {
            throw Refuse(setting, "an IP address or a host name that resolves", text);
        }
    }

    private IPEndPoint? EndPoint(Setting setting)
    {
        if (Text(setting) is not { } text)
            return null;
        return IPEndPoint.TryParse(text, out var endPoint) && endPoint.Port != 0 ? endPoint : throw Refuse(setting, "address:port", text);
    }

    private TlsFiles? ReadTls()
    {
        Setting[] settings = [Settings.TlsCertificate, Settings.TlsKey, Settings.TlsAuthority];
        var paths = settings.Select(Text).ToArray();
        if (paths.All(path => path is null))
            return null;
        for (var i = 0; i < settings.Length; i++)
        {
            if (paths[i] is not { } path)
                throw new StartupException($"Mutual TLS needs {string.Join(", ", settings.Select(setting => setting.Variable))}, but {settings[i].Variable} is not set.");
            if (!File.Exists(path))
                throw Refuse(settings[i], "a PEM file", path);
        }

        return new TlsFiles(paths[0]!, paths[1]!, paths[2]!);
    }
}
