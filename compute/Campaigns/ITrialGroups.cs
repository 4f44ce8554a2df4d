namespace Cluster.Compute.Campaigns;

/// <summary>Divides the trials of a search into groups that are judged among themselves.</summary>
internal interface ITrialGroups
{
    /// <summary>The group of a trial: a function of its number alone.</summary>
    int GroupOf(int number);
}
