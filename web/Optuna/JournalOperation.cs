namespace Cluster.Web.Optuna;

/// <summary>What a line of an Optuna journal file does.</summary>
internal enum JournalOperation
{
    CreateStudy,
    DeleteStudy,
    SetStudyUserAttribute,
    SetStudySystemAttribute,
    CreateTrial,
    SetTrialParameter,
    SetTrialStateValues,
    SetTrialIntermediateValue,
    SetTrialUserAttribute,
    SetTrialSystemAttribute,
    DiscardTrials,
}
