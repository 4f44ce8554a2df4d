namespace Cluster.Contracts.Models;

/// <summary>Whoever wants predictions of one model asks here, so that each signal is computed once; key such as <c>predictor-trial-12</c>.</summary>
[Alias("Models.IPredictorGrain")]
public interface IPredictorGrain : IGrainWithStringKey
{
    /// <summary>The most signals one call may name.</summary>
    const int MostSignals = 10;

    /// <summary>
    /// Has the model predict these signals (1 to <see cref="MostSignals"/> ids). Those that are predicted or being predicted are not computed again.
    /// Returns the id of the job that computes the others, or null if there is nothing to compute.
    /// </summary>
    [Alias("Predict")]
    Task<string?> Predict(CommandContext context, IReadOnlyList<string> signals, CancellationToken cancellation);

    /// <summary>Key of the predictor of a completed trial's model.</summary>
    static string KeyOf(string trial) => $"predictor-{trial}";
}
