namespace Cluster.Chaos.Processes;

/// <summary>Signals of the operating system that faults are made of; the numbers are Linux's.</summary>
public enum Signal
{
    /// <summary>Nothing is sent: only asks whether the process is there.</summary>
    None = 0,

    /// <summary>Ctrl-C.</summary>
    Interrupt = 2,

    /// <summary>Ends at once, without a last word.</summary>
    Kill = 9,

    /// <summary>Asks to end in good order.</summary>
    Terminate = 15,

    /// <summary>Goes on after a stop.</summary>
    Continue = 18,

    /// <summary>Stops all its threads where they are.</summary>
    Stop = 19,
}
