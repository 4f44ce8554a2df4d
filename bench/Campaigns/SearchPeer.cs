namespace Cluster.Bench.Campaigns;

/// <summary>The regrets of Optuna's default TPE by seed, and the best median of any of its samplers with that sampler's name.</summary>
internal sealed record SearchPeer(double BestMedian, string BestSampler, double[] Regrets);
