namespace Cluster.Compute.Campaigns;

/// <summary>Ends trials that are not worth their remaining steps. A decision is a function of the settings and the history alone.</summary>
public interface IPruner
{
    /// <summary>
    /// What to do with a running trial after its last report; asked after every report. Steps count the work done, the first one is 1.
    /// </summary>
    PruneDecision Decide(SearchHistory history, int number);
}
