using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Datasets in memory.</summary>
public sealed class FakeDatasets : IDatasetQueries
{
    private int _reads;

    public List<DatasetView> Views { get; } = [];

    public List<SignalRow> Rows { get; } = [];

    /// <summary>How often a dataset or the list was read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public SampleWindow? Window { get; set; }

    public Task<Page<DatasetRow>> List(string? search, int skip, int take, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult(new Page<DatasetRow>([.. Views.Select(view => view.Row).Skip(skip).Take(take)], Views.Count));
    }

    public Task<DatasetView?> Get(string dataset, int? version, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult(Views.FirstOrDefault(view => view.Row.Id == dataset));
    }

    public Task<Page<SignalRow>> Signals(string dataset, int version, string? label, string? split, int skip, int take, CancellationToken cancellation)
    {
        var rows = Rows.Where(row => (string.IsNullOrEmpty(label) || row.Label == label) && (string.IsNullOrEmpty(split) || row.Split == split)).ToList();
        return Task.FromResult(new Page<SignalRow>([.. rows.Skip(skip).Take(take)], rows.Count));
    }

    public Task<SignalRow?> Signal(string signal, CancellationToken cancellation) => Task.FromResult(Rows.Find(row => row.Id == signal));

    public Task<SampleWindow?> Samples(string signal, double? fromSeconds, double? toSeconds, int points, CancellationToken cancellation) =>
        Task.FromResult(Window);
}
