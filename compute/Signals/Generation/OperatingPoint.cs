namespace Cluster.Compute.Signals.Generation;

/// <summary>How a machine runs during a record.</summary>
/// <param name="SpeedHz">Mean shaft speed in revolutions per second.</param>
/// <param name="UnitLoadPa">Bearing load over its projected area.</param>
/// <param name="Celsius">Temperature of the oil.</param>
public sealed record OperatingPoint(double SpeedHz, double UnitLoadPa, double Celsius);
