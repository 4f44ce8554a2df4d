namespace Cluster.Compute.Signals.Splits;

/// <summary>What a signal is used for.</summary>
public enum SplitSide
{
    Train,
    Validation,
    Test,
}
