namespace Cluster.History;

/// <summary>What a command asks of a campaign; Other is any that leaves no trace in a campaign's log.</summary>
public enum CommandKind
{
    /// <summary>Create it.</summary>
    Create,

    /// <summary>Start no new trial, free the lanes.</summary>
    Pause,

    /// <summary>Go on.</summary>
    Resume,

    /// <summary>End it early.</summary>
    Stop,

    /// <summary>Raise its budget.</summary>
    Extend,

    /// <summary>Anything else.</summary>
    Other,
}
