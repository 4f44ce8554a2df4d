using Cluster.Contracts.Signals;

namespace Cluster.Web.Live;

/// <summary>One dataset as a page follows it, at a version or (null) at its newest: progress while it is made, then its split.</summary>
public sealed class DatasetSession(string dataset, int? version, DatasetFeed feed, IDatasetQueries queries, LiveViewer viewer)
    : LiveSession<DatasetRow>(dataset, feed.Open(dataset), viewer)
{
    /// <summary>What is known, or null before it was first read.</summary>
    public DatasetView? View { get; private set; }

    /// <summary>Whether there is no such dataset or version.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Whether it is still being made.</summary>
    public bool IsUnfinished => View is { Row.Status: DatasetStatus.Receiving or DatasetStatus.Working };

    /// <inheritdoc/>
    protected override bool IsOver => IsMissing;

    /// <inheritdoc/>
    protected override TimeSpan Patience => IsUnfinished ? LiveTiming.Silence : LiveTiming.LongSilence;

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellation)
    {
        var view = await queries.Get(What, version, cancellation);
        IsMissing = view is null;
        if (View is null || view is null || view.Row.Revision >= View.Row.Revision)
            View = view;
    }

    /// <inheritdoc/>
    protected override bool Take(DatasetRow message)
    {
        if (View is not { } view)
            return false;
        if (message.Revision <= view.Row.Revision || (version is { } asked && !IsUnfinished && message.Version != asked))
            return true;
        // A dataset that is ready has sides too, which the stream does not carry.
        if (message.Status == DatasetStatus.Ready)
            return false;
        View = view with { Row = message };
        return true;
    }
}
