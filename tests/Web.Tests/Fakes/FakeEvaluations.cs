using Cluster.Contracts.Models;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Evaluations in memory.</summary>
public sealed class FakeEvaluations : IEvaluationQueries
{
    private int _reads;

    public List<EvaluationView> Views { get; } = [];

    /// <summary>How often a ledger was read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public Task<EvaluationView?> Get(string evaluation, CancellationToken cancellation) => Task.FromResult(Views.Find(view => view.Id == evaluation));

    public Task<IReadOnlyList<EvaluationView>> Looks(string dataset, int version, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult<IReadOnlyList<EvaluationView>>([.. Views.Where(view => view.Dataset == dataset)]);
    }

    public Task<IReadOnlyList<EvaluationView>> OfTrial(string trial, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<EvaluationView>>([.. Views.Where(view => view.Trial == trial)]);
}
