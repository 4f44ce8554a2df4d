namespace Cluster.Grains.Storage;

/// <summary>A signal whose features are to be computed: where its samples are and at which rate (Hz) and speed (rpm) they were taken.</summary>
public sealed record WaitingSignal(string Dataset, string Signal, string Hash, int Samples, double RateHz, double? SpeedRpm);
