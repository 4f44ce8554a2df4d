namespace Cluster.Compute.Campaigns;

/// <summary>The value a trial reported at one step.</summary>
public readonly record struct CurvePoint(int Step, double Value);
