namespace Cluster.Web.Signals;

/// <summary>A manifest as CSV text.</summary>
public sealed record ImportManifestText(string Manifest);
