namespace Cluster.Contracts.Optuna;

/// <summary>What is read of studies straight from the tables.</summary>
public interface IStudyQueries
{
    /// <summary>All studies by id.</summary>
    Task<IReadOnlyList<StudyView>> List(CancellationToken cancellation);

    /// <summary>The id of the study of this name, or null.</summary>
    Task<long?> Find(string name, CancellationToken cancellation);

    /// <summary>A study, or a campaign of our own in the form of one, with all trials; null if there is none of that id.</summary>
    Task<StudyContent?> Content(string campaign, CancellationToken cancellation);
}
