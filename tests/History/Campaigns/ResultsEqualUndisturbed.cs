namespace Cluster.History.Campaigns;

/// <summary>Rule 7; it is checked for the campaigns whose undisturbed outcomes the options bring.</summary>
public sealed class ResultsEqualUndisturbed : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 7;

    /// <inheritdoc/>
    public string Sentence => "A grid, a random or a one-lane TPE campaign gives the trials and results, to the bit, that it gives without faults.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var (campaign, expected) in evidence.Options.Undisturbed)
        {
            var found = TrialOutcome.Of(evidence.Database, campaign).ToDictionary(t => t.Number);
            foreach (var trial in expected)
            {
                if (!found.Remove(trial.Number, out var same) || same != trial)
                {
                    yield return new Violation(Number, campaign, $"expected {trial}, found {same?.ToString() ?? "no trial of that number"}.");
                }
            }

            foreach (var extra in found.Values)
            {
                yield return new Violation(Number, campaign, $"expected no trial {extra.Number}, found {extra}.");
            }
        }
    }
}
