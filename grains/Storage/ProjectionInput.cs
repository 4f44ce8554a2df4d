namespace Cluster.Grains.Storage;

/// <summary>What a projection is made of: numbers and vectors of a dataset's signals, how many wait for theirs, and how many rates and lengths there are.</summary>
internal sealed record ProjectionInput(long[] Numbers, double[][] Vectors, int Waiting, int Rates, int Lengths);
