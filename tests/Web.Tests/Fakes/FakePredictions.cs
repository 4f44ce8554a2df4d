using Cluster.Contracts;
using Cluster.Contracts.Models;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Models and their predictions in memory.</summary>
public sealed class FakePredictions : IPredictionQueries
{
    public List<PredictorRow> Rows { get; } = [];

    public List<PredictionView> Views { get; } = [];

    public static PredictorRow Row(int number) => new(
        $"trial-{number}", "campaign-12", "CNN learning rate", number, "cnn1d", "dataset-1", 1, "Bearings", new(33, 36, 0.782, 0.971), false, Sample.Start.AddMinutes(number));

    public Task<Page<PredictorRow>> Models(string? search, int skip, int take, CancellationToken cancellation)
    {
        var found = Rows.Where(row => search is null || row.Trial == search).ToList();
        return Task.FromResult(new Page<PredictorRow>([.. found.Skip(skip).Take(take)], found.Count));
    }

    public Task<PredictorRow?> Model(string trial, CancellationToken cancellation) => Task.FromResult(Rows.Find(row => row.Trial == trial));

    public Task<IReadOnlyList<PredictionView>> Of(string model, IReadOnlyList<string> signals, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PredictionView>>(
            [.. signals.Select(signal => Views.Find(view => view.Model == model && view.Signal == signal) ?? new PredictionView(model, signal, null))]);

    public Task<IReadOnlyList<PredictionView>> OfJob(string job, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PredictionView>>([.. Views.Where(view => view.Job == job)]);
}
