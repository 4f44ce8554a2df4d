namespace Cluster.Web.Signals;

/// <summary>A file in the browser: its path below what was chosen, and a length in bytes (of the whole, or of what was sent).</summary>
public sealed record ChosenFile(string Path, long Bytes);
