namespace Cluster.Contracts.Models;

/// <summary>Reads evaluations.</summary>
public interface IEvaluationQueries
{
    /// <summary>One evaluation, or null.</summary>
    Task<EvaluationView?> Get(string evaluation, CancellationToken cancellation);

    /// <summary>All looks at the test side of a dataset version, oldest first.</summary>
    Task<IReadOnlyList<EvaluationView>> Looks(string dataset, int version, CancellationToken cancellation);

    /// <summary>All evaluations of one trial's model.</summary>
    Task<IReadOnlyList<EvaluationView>> OfTrial(string trial, CancellationToken cancellation);
}
