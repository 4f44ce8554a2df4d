using System.Net;

namespace Cluster.Silo;

/// <summary>What this process was told to be, checked; see <see cref="NodeOptionsReader"/> for how it is read.</summary>
public sealed record NodeOptions
{
    public required Role Role { get; init; }

    public required IPEndPoint Http { get; init; }

    /// <summary>Host names the web port answers to, separated by semicolons; null: those of loopback.</summary>
    public string? Hosts { get; init; }

    public required string DataFolder { get; init; }

    /// <summary>Connection string of PostgreSQL; null: a private server in the data folder.</summary>
    public required string? Connection { get; init; }

    /// <summary>Password to give to the web processes' database user; null: leave it.</summary>
    public string? WebPassword { get; init; }

    public required int Lanes { get; init; }

    public required string SiloName { get; init; }

    /// <summary>Where other silos reach this one; port 0: a free one is chosen at start.</summary>
    public required IPEndPoint Silo { get; init; }

    /// <summary>Where clients reach this silo; port 0: a free one is chosen at start.</summary>
    public required IPEndPoint Gateway { get; init; }

    /// <summary>Where the silo port is opened, if not at <see cref="Silo"/>.</summary>
    public IPEndPoint? SiloListen { get; init; }

    /// <summary>Where the gateway port is opened, if not at <see cref="Gateway"/>.</summary>
    public IPEndPoint? GatewayListen { get; init; }

    public required string ClusterId { get; init; }

    public required string ServiceId { get; init; }

    /// <summary>Null: silo ports are plain TCP.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>Where workers of Optuna join, if the process runs the web; null: nowhere.</summary>
    public OptunaPort? Optuna { get; init; }

    public required TimeSpan CheckpointInterval { get; init; }

    public required TimeSpan LeaseTime { get; init; }

    public bool RunsSilo => Role != Role.Web;

    public bool RunsWeb => Role != Role.Silo;
}
