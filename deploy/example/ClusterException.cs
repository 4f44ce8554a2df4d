namespace Cluster.Example;

/// <summary>The cluster refused a request, or what it was asked to do failed; the message is its own.</summary>
public sealed class ClusterException(string message) : Exception(message);
