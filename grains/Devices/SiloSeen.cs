using Cluster.Contracts.Devices;

namespace Cluster.Grains.Devices;

/// <summary>What a silo said with its last renewal, when (monotonic and wall), and how its agent is reached.</summary>
internal sealed record SiloSeen(
    string Name,
    SiloHealth Health,
    IReadOnlyList<LaneHealth> Lanes,
    IDeviceObserver Observer,
    long RenewedAt,
    DateTimeOffset RenewedAtUtc);
