namespace Cluster.Contracts;

/// <summary>Who sends a command, and the client-made id that makes it idempotent: the same id again gives the same answer, with another body it is refused.</summary>
[GenerateSerializer, Immutable, Alias("CommandContext")]
public sealed record CommandContext([property: Id(0)] string User, [property: Id(1)] Guid CommandId)
{
    /// <summary>A context with a fresh command id.</summary>
    public static CommandContext New(string user) => new(user, Guid.NewGuid());
}
