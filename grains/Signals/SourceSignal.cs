using Cluster.Compute.Signals.Formats;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>A signal of a new dataset, and what only a generated one has: samples of the Y direction, times of the shaft's marks (s), and where its fault shows.</summary>
internal sealed record SourceSignal(ImportedSignal Signal, float[]? Second = null, double[]? TachoSeconds = null, SignalTruth? Truth = null);
