namespace Cluster.Compute.Campaigns;

/// <summary>
/// The hyperparameters of a Gaussian process: one over the squared length a coordinate, the variance of the function and that of
/// the noise, both in the units of the values it is shown.
/// </summary>
internal sealed record GaussianSettings(double[] Weights, double Signal, double Noise);
