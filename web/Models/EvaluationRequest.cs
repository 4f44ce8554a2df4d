namespace Cluster.Web.Models;

/// <summary>Asks for a look at the test side: by which trial's model, and what for.</summary>
public sealed record EvaluationRequest(string Trial, string Purpose);
