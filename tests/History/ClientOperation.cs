namespace Cluster.History;

/// <summary>One attempt at a command: its client-made id, what it asked of what, when it was sent and answered.</summary>
public sealed record ClientOperation(
    Guid CommandId,
    CommandKind Kind,
    string? Campaign,
    DateTimeOffset InvokedAt,
    DateTimeOffset? AnsweredAt,
    OperationOutcome Outcome,
    string? Answer);
