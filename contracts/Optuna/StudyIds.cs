namespace Cluster.Contracts.Optuna;

/// <summary>
/// Ids of studies and trials. A study's id is the number of its campaign; a trial's id is the study's times 2^24 plus the trial's number, so that ids are
/// unique over all studies, lead to the study, rise in the order trials were made, and stay exact in a browser (below 2^53).
/// </summary>
public static class StudyIds
{
    /// <summary>The most trials a study can have.</summary>
    public const int MaxTrials = 1 << Bits;

    private const int Bits = 24;

    private const long MaxStudy = (1L << (53 - Bits)) - 1;

    /// <summary>The id of a trial; throws for a number or study that no id has room for.</summary>
    public static long Trial(long study, int number) => study is > 0 and <= MaxStudy && number is >= 0 and < MaxTrials
        ? (study << Bits) + number
        : throw new ArgumentOutOfRangeException(nameof(number), $"Found trial {number} of study {study}, expected at most {MaxTrials} trials and {MaxStudy} studies.");

    /// <summary>The study and number in a trial's id; study 0, which does not exist, for an id that is none.</summary>
    public static (long Study, int Number) Split(long trial) => trial is > 0 and < 1L << 53 ? (trial >> Bits, (int)(trial & (MaxTrials - 1))) : (0, 0);

    /// <summary>The campaign of a study, and the key of its grain.</summary>
    public static string Campaign(long study) => $"campaign-{study}";
}
