namespace Cluster.History;

/// <summary>What a client knows of a command it sent.</summary>
public enum OperationOutcome
{
    /// <summary>No answer: it may have acted, or may yet.</summary>
    Unknown,

    /// <summary>Acknowledged.</summary>
    Ok,

    /// <summary>Refused.</summary>
    Fail,
}
