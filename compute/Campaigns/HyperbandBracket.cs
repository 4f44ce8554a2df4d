namespace Cluster.Compute.Campaigns;

/// <summary>One bracket of <see cref="HyperbandBrackets"/>: s of the paper, and its rungs as (trials, step), the first one first.</summary>
public sealed record HyperbandBracket(int S, IReadOnlyList<(int Trials, int Step)> Rungs);
