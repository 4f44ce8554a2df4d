namespace Cluster.Compute.Signals.Generation;

/// <summary>The physical size of a fault in a record: 2X over 1X, film ratio, clearance growth and the like.</summary>
public sealed record FaultParameter(FaultClass Fault, string Name, double Value, double ExcessDb);
