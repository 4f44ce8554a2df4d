namespace Cluster.Contracts.Models;

/// <summary>Reads models that can predict, and what they predicted.</summary>
public interface IPredictionQueries
{
    /// <summary>Models of completed trials, newest first; <paramref name="search"/> is part of a campaign's name or the id of a trial, campaign or dataset.</summary>
    Task<Page<PredictorRow>> Models(string? search, int skip, int take, CancellationToken cancellation);

    /// <summary>The model of a trial, or null if the trial has none.</summary>
    Task<PredictorRow?> Model(string trial, CancellationToken cancellation);

    /// <summary>What a model says of these signals, in their order; one that was never asked for has no state, ids without a signal are left out.</summary>
    Task<IReadOnlyList<PredictionView>> Of(string model, IReadOnlyList<string> signals, CancellationToken cancellation);

    /// <summary>Everything one prediction job was asked for; empty if there is no such job.</summary>
    Task<IReadOnlyList<PredictionView>> OfJob(string job, CancellationToken cancellation);
}
