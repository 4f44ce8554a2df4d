namespace Cluster.Compute.Signals.Splits;

/// <summary>What is kept together.</summary>
public enum SplitMode
{
    /// <summary>Whole groups of signals: what is tested has not been seen.</summary>
    Group,

    /// <summary>Single windows: every signal is on every side, so results say nothing about a new machine.</summary>
    Window,
}
