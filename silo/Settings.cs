namespace Cluster.Silo;

/// <summary>Every setting of the program.</summary>
internal static class Settings
{
    public static readonly Setting Role = new("Role", "CLUSTER_ROLE", "--role", "all | silo | web (all: silo, web and a private PostgreSQL in one process)");
    public static readonly Setting Bind = new("Bind", "BIND", "--bind", "address of the web port (127.0.0.1)");
    public static readonly Setting Port = new("Port", "PORT", "--port", "web port: pages, REST, health, metrics (8080)");
    public static readonly Setting Hosts = new("Hosts", "HOSTS", "--hosts", "names by which browsers reach the web port, separated by semicolons, * for any (loopback names)");
    public static readonly Setting Data = new("Data", "DATA", "--data", "data folder (/var/lib/cluster as root, else the user's data home)");
    public static readonly Setting Connection = new("Connection", "CONNECTION", "--connection", "PostgreSQL, such as Host=db;Database=cluster;Username=cluster;Password=... (role all without it: a private server in the data folder)");
    public static readonly Setting WebPassword = new("WebPassword", "WEB_PASSWORD", "--web-password", "for migrate: lets database user cluster_web log in, with which web processes should connect");
    public static readonly Setting Lanes = new("Lanes", "LANES", "--lanes", "training lanes of this silo (role all: one per core, role silo: 1)");
    public static readonly Setting SiloName = new("SiloName", "SILO_NAME", "--silo-name", "name of this silo (the machine's, with the silo port when that is set)");
    public static readonly Setting SiloAddress = new("SiloAddress", "SILO_ADDRESS", "--silo-address", "address at which silos and clients reach this silo (127.0.0.1)");
    public static readonly Setting SiloPort = new("SiloPort", "SILO_PORT", "--silo-port", "port for other silos (0: a free one)");
    public static readonly Setting GatewayPort = new("GatewayPort", "GATEWAY_PORT", "--gateway-port", "port for web processes (0: a free one)");
    public static readonly Setting SiloListen = new("SiloListen", "SILO_LISTEN", "--silo-listen", "address:port to listen on when a relay stands before the silo port");
    public static readonly Setting GatewayListen = new("GatewayListen", "GATEWAY_LISTEN", "--gateway-listen", "address:port to listen on when a relay stands before the gateway port");
    public static readonly Setting ClusterId = new("ClusterId", "CLUSTER_ID", "--cluster-id", "silos of one id form one cluster (cluster)");
    public static readonly Setting ServiceId = new("ServiceId", "SERVICE_ID", "--service-id", "owner of reminders and subscriptions, never to be changed (cluster)");
    public static readonly Setting TlsCertificate = new("TlsCertificate", "TLS_CERT", "--tls-cert", "PEM certificate of this process for mutual TLS between silos and clients");
    public static readonly Setting TlsKey = new("TlsKey", "TLS_KEY", "--tls-key", "PEM private key of that certificate");
    public static readonly Setting TlsAuthority = new("TlsAuthority", "TLS_CA", "--tls-ca", "PEM certificate of the private authority that signs the others");
    public static readonly Setting CheckpointSeconds = new("CheckpointSeconds", "CHECKPOINT_SECONDS", "--checkpoint-seconds", "how often a running trial's checkpoint is stored (30)");
    public static readonly Setting LeaseSeconds = new("LeaseSeconds", "LEASE_SECONDS", "--lease-seconds", "how long a lease lasts without renewal (10)");

    public static readonly Setting OptunaPort = new("OptunaPort", "OPTUNA_PORT", "--optuna-port", "port where workers of Optuna join, at the address of the web port (13000 if it is free; off, 0 or empty: none)");
    public static readonly Setting OptunaCertificate = new("OptunaCertificate", "OPTUNA_CERT", "--optuna-cert", "PEM certificate of the Optuna port; without it the port stays on loopback when the web port is opened to the network");
    public static readonly Setting OptunaKey = new("OptunaKey", "OPTUNA_KEY", "--optuna-key", "PEM private key of that certificate");

    public static IReadOnlyList<Setting> All { get; } =
    [
        Role, Bind, Port, Hosts, Data, Connection, WebPassword, Lanes, SiloName, SiloAddress, SiloPort, GatewayPort, SiloListen, GatewayListen,
        ClusterId, ServiceId, TlsCertificate, TlsKey, TlsAuthority, CheckpointSeconds, LeaseSeconds, OptunaPort, OptunaCertificate, OptunaKey,
    ];
}
