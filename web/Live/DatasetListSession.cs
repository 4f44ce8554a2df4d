using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Live;

/// <summary>A page of the datasets whose name holds <paramref name="search"/>.</summary>
public sealed class DatasetListSession(Func<CancellationToken, Task<Page<DatasetRow>>> load, string? search, DatasetFeed feed, LiveViewer viewer)
    : ListSession<DatasetRow, DatasetRow>("the datasets", feed.Open(DatasetStreams.AllDatasets), load, viewer)
{
    /// <inheritdoc/>
    protected override DatasetRow RowOf(DatasetRow message) => message;

    /// <inheritdoc/>
    protected override (string Id, long Version) KeyOf(DatasetRow row) => (row.Id, row.Revision);

    /// <inheritdoc/>
    protected override bool Belongs(DatasetRow row) =>
        string.IsNullOrEmpty(search) || row.Id == search || row.Name.Contains(search, StringComparison.OrdinalIgnoreCase);
}
