namespace Cluster.Contracts.Optuna;

/// <summary>Opens new studies; key <c>study-registry</c>.</summary>
[Alias("Optuna.IStudyRegistryGrain")]
public interface IStudyRegistryGrain : IGrainWithStringKey
{
    /// <summary>The one key of this grain.</summary>
    const string Key = "study-registry";

    /// <summary>Creates a study with all that is in it and returns its campaign's id; refuses (Conflict) a name that another study has.</summary>
    [Alias("Create")]
    Task<string> Create(CommandContext context, StudyContent study, CancellationToken cancellation);
}
