namespace Cluster.Web.Signals;

/// <summary>How much of a file has been received so far, in bytes.</summary>
public sealed record ReceivedFile(string Name, long Length);
