namespace Cluster.Compute.Signals.Measures;

/// <summary>A sampling rate and what speaks for it.</summary>
/// <param name="RateHz">Samples a second.</param>
/// <param name="Score">How many lines of known families stand where they belong; a family without its base does not count.</param>
/// <param name="RestsOn">Sentences that name each line and what it would be.</param>
public sealed record RateCandidate(double RateHz, double Score, IReadOnlyList<string> RestsOn);
