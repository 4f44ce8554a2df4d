namespace Cluster.Silo;

/// <summary>The program cannot start; the message is one sentence for the operator, who gets no stack trace.</summary>
public sealed class StartupException : Exception
{
    /// <summary>What the program answers the shell with when it could not start.</summary>
    public const int ExitCode = 2;

    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public StartupException()
    {
    }
}
