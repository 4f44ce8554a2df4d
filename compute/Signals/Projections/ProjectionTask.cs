namespace Cluster.Compute.Signals.Projections;

/// <summary>Vectors to be laid out in the plane: what one job does.</summary>
/// <param name="Rows">How many vectors there are.</param>
/// <param name="Columns">How many values each has.</param>
/// <param name="TSne">The settings of t-SNE, or null for the principal plane.</param>
public sealed record ProjectionTask(int Rows, int Columns, TSneSettings? TSne = null)
{
    /// <summary>Name of the file that holds the vectors: float64, little-endian, row by row; NaN where a value is missing.</summary>
    public const string VectorsFile = "vectors.f64";

    /// <summary>Name of the file that a job leaves: float32, little-endian, all abscissas and then all ordinates.</summary>
    public const string PointsFile = "points.f32";

    /// <summary>In how many parts progress is told.</summary>
    public const int Units = 100;
}
