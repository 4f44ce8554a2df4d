namespace Cluster.Contracts;

/// <summary>A command that cannot be carried out as asked; the message names what was found and what was expected.</summary>
[GenerateSerializer, Alias("CommandRefusedException")]
public sealed class CommandRefusedException : Exception
{
    /// <summary>Creates the refusal with its sentence and its kind.</summary>
    public CommandRefusedException(string message, RefusalKind kind = RefusalKind.Invalid)
        : base(message) => Kind = kind;

    /// <summary>Why it was refused: decides the HTTP status.</summary>
    [Id(0)]
    public RefusalKind Kind { get; set; }
}
