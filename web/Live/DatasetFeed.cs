using Cluster.Contracts.Signals;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>Rows of datasets that change, by dataset id, or of all under <see cref="DatasetStreams.AllDatasets"/>.</summary>
public sealed class DatasetFeed(ILiveSource<DatasetRow> source, TimeProvider time, ILogger<DatasetFeed> logger)
    : LiveHub<DatasetRow>(source, row => row.Status is DatasetStatus.Ready or DatasetStatus.Failed, time, logger);
