namespace Cluster.Chaos.Faults;

/// <summary>One fault: Target picks among what is there when its time has come, After is the quiet before it, For how long it lasts.</summary>
public sealed record PlannedFault(FaultKind Kind, int Target, TimeSpan After, TimeSpan For);
