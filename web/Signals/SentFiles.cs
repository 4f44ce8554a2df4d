namespace Cluster.Web.Signals;

/// <summary>How sending files ended: given up by the user, and the files that could not be sent with the reason.</summary>
public sealed record SentFiles(bool Stopped, IReadOnlyList<string> Faults);
