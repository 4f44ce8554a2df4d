namespace Cluster.Compute.Signals.Measures;

/// <summary>What the lines of a spectrum say of a stated sampling rate.</summary>
public enum RateVerdict
{
    /// <summary>No line fits the mains or the speed at the stated rate, nor clearly at a common one: nothing to go by.</summary>
    NothingToGoBy,

    /// <summary>Known lines stand where they belong.</summary>
    Fits,

    /// <summary>At another common rate clearly more known lines would stand where they belong.</summary>
    Doubtful,
}
