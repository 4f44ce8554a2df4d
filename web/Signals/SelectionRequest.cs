namespace Cluster.Web.Signals;

/// <summary>Signals to keep as a selection.</summary>
internal sealed record SelectionRequest(IReadOnlyList<string> Signals);
