namespace Cluster.Compute.Signals.Projections;

/// <summary>
/// How t-SNE runs: about how many neighbours a point has (<see cref="Perplexity"/>, at most a third of the rows), how coarsely far points are
/// taken together (<see cref="Theta"/>, 0 exact), how many steps, and the seed of the small shifts at the start.
/// </summary>
public sealed record TSneSettings(double Perplexity = 30, int Iterations = 750, double Theta = 0.5, ulong Seed = 0);
