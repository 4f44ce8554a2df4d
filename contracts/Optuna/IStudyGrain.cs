using Cluster.Contracts.Campaigns;

namespace Cluster.Contracts.Optuna;

/// <summary>
/// One Optuna study, the only writer of its trials; key = its campaign's id such as <c>campaign-12</c>. What a method answers is durable, and so is
/// everything it answers from. Refusals: NotFound for a study or trial that does not exist, Conflict for a trial that has finished, Invalid for wrong input.
/// The same request id again is the same request: its answer is repeated.
/// </summary>
[Alias("Optuna.IStudyGrain")]
public interface IStudyGrain : IGrainWithStringKey
{
    /// <summary>Starts this study; used by the registry. Refuses (Conflict) a name that another study has.</summary>
    [Alias("Create")]
    Task<string> Create(CommandContext context, StudyContent study, CancellationToken cancellation);

    /// <summary>Deletes the study with all its trials.</summary>
    [Alias("Delete")]
    Task Delete(CommandContext context, CancellationToken cancellation);

    /// <summary>Lets running trials be silent for so many seconds before they are failed; null: for ever.</summary>
    [Alias("SetLease")]
    Task<CampaignRow> SetLease(CommandContext context, double? seconds, CancellationToken cancellation);

    /// <summary>Name, directions and attributes.</summary>
    [Alias("Get")]
    Task<StudyView> Get(CancellationToken cancellation);

    /// <summary>Sets an attribute of the study.</summary>
    [Alias("SetAttribute")]
    Task SetAttribute(bool system, StudyAttribute attribute, CancellationToken cancellation);

    /// <summary>Makes the next trial, as the template says (its number is ignored) or running and empty, and returns its number.</summary>
    [Alias("CreateTrial")]
    Task<int> CreateTrial(Guid request, StudyTrial? template, CancellationToken cancellation);

    /// <summary>Sets a hyperparameter of an unfinished trial; its distribution must fit those of this name in the study.</summary>
    [Alias("SetParameter")]
    Task SetParameter(int number, StudyParameter parameter, CancellationToken cancellation);

    /// <summary>Moves an unfinished trial to a state, with values if there are any. Running is only reached from waiting: false if another worker has it.</summary>
    [Alias("SetState")]
    Task<bool> SetState(Guid request, int number, StudyTrialState state, IReadOnlyList<double> values, CancellationToken cancellation);

    /// <summary>Sets the intermediate value of a step of an unfinished trial.</summary>
    [Alias("Report")]
    Task Report(int number, StudyReport report, CancellationToken cancellation);

    /// <summary>Sets an attribute of an unfinished trial.</summary>
    [Alias("SetTrialAttribute")]
    Task SetTrialAttribute(int number, bool system, StudyAttribute attribute, CancellationToken cancellation);

    /// <summary>One trial.</summary>
    [Alias("GetTrial")]
    Task<StudyTrial> GetTrial(int number, CancellationToken cancellation);

    /// <summary>The trials from a number on, and those of the given numbers before it, in order.</summary>
    [Alias("GetTrials")]
    Task<IReadOnlyList<StudyTrial>> GetTrials(int from, IReadOnlyList<int> also, CancellationToken cancellation);
}
