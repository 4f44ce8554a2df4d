namespace Cluster.Silo;

/// <summary>The program cannot start; the message is one sentence for the operator, who gets no stack trace.</summary>
public sealed class StartupException : Exception
{
    /// <summary>What the program answers the shell with when it was told something that cannot work.</summary>
    public const int ExitCode = 2;

    /// <summary>The same when something it needs was not there, which may have changed at the next start (EX_TEMPFAIL).</summary>
    public const int TemporaryExitCode = 75;

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

    /// <summary>Whether another start may succeed with the same settings.</summary>
    public bool IsTemporary { get; init; }
}
