namespace Cluster.Contracts.Signals;

/// <summary>Signals of a dataset by filter, sorted and paged by the server, and what there is of them. A feature, column or selection that is not there is refused by name.</summary>
public interface ISignalSearch
{
    /// <summary>A page of the signals, with the features named.</summary>
    Task<Page<ExplorerRow>> Page(
        SignalFilter filter, SignalSort sort, IReadOnlyList<string> features, int skip, int take, CancellationToken cancellation);

    /// <summary>How many there are of each class, severity, machine, load, channel and side.</summary>
    Task<SignalFacets> Facets(SignalFilter filter, CancellationToken cancellation);

    /// <summary>The histogram of a feature, a series a class.</summary>
    Task<FeatureHistogram> Histogram(SignalFilter filter, string feature, int bins, CancellationToken cancellation);

    /// <summary>All signals of a filter in their order, with the features named, as they come from the database: for exports.</summary>
    IAsyncEnumerable<ExplorerRow> All(SignalFilter filter, SignalSort sort, IReadOnlyList<string> features, CancellationToken cancellation);

    /// <summary>A kept selection, or null.</summary>
    Task<SignalSelection?> Selection(string selection, CancellationToken cancellation);
}
