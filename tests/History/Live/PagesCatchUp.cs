namespace Cluster.History.Live;

/// <summary>Rule 11.</summary>
public sealed class PagesCatchUp : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 11;

    /// <inheritdoc/>
    public string Sentence => "The versions that a page shows never fall and reach the last one.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var page in evidence.Pages.GroupBy(p => (p.Page, p.Campaign)))
        {
            var subject = $"page {page.Key.Page} of {page.Key.Campaign}";
            var seen = 0L;
            foreach (var observation in page)
            {
                if (observation.Version < seen)
                {
                    yield return new Violation(Number, subject, $"showed version {observation.Version} at {observation.At:O} after version {seen}.");
                }

                seen = Math.Max(seen, observation.Version);
            }

            var last = evidence.Database.EventsOf(page.Key.Campaign).LastOrDefault()?.Seq ?? 0;
            if (evidence.Options.AtRest && seen != last)
            {
                yield return new Violation(Number, subject, $"expected to reach version {last}, the last in the log; it reached {seen}.");
            }
        }
    }
}
