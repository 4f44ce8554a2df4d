using Cluster.Contracts.Optuna;

namespace Cluster.Web.Optuna;

/// <summary>A study while a journal is read.</summary>
internal sealed class JournalStudy(string name, IReadOnlyList<StudyDirection> directions)
{
    public string Name { get; } = name;

    public bool IsDeleted { get; set; }

    public Dictionary<string, string> UserAttributes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> SystemAttributes { get; } = new(StringComparer.Ordinal);

    public List<JournalTrial> Trials { get; } = [];

    public StudyContent Told => new(Name, directions, List(UserAttributes), List(SystemAttributes), [.. Trials.Select((trial, number) => trial.Told(number))]);

    public static IReadOnlyList<StudyAttribute> List(Dictionary<string, string> attributes) => [.. attributes.Select(a => new StudyAttribute(a.Key, a.Value))];
}
