namespace Cluster.Contracts.Signals;

/// <summary>Reads finished projections.</summary>
public interface IProjectionQueries
{
    /// <summary>The key of a projection's grain and row.</summary>
    string KeyOf(ProjectionSpec spec);

    /// <summary>The points of a finished projection in groups by label, severity or machine, those outside of the filter in none; null if it is not there.</summary>
    Task<ProjectionPoints?> Points(string projection, string groupBy, SignalFilter filter, CancellationToken cancellation);
}
