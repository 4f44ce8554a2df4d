namespace Cluster.Silo.Storage;

/// <summary>How a program ended and all it said.</summary>
internal sealed record ProgramResult(int ExitCode, string Output);
