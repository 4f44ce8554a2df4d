namespace Cluster.Web.Models;

/// <summary>The job that computes what was asked for; null if all of it was known or is being computed already.</summary>
public sealed record PredictionOrder(string? Job);
