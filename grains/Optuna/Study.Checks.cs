using Cluster.Contracts;
using Cluster.Contracts.Optuna;

namespace Cluster.Grains.Optuna;

internal sealed partial class Study
{
    /// <summary>Attribute that says why the server failed a trial.</summary>
    public const string ReasonAttribute = "cluster:reason";

    /// <summary>Refuses what can not be a new study.</summary>
    public static void RequireNew(StudyContent study)
    {
        RequireName(study.Name, "study_name");
        if (study.Directions.Count == 0)
            throw new CommandRefusedException("directions: found none, expected one an objective.");
    }

    /// <summary>Fails the running trials of which no worker has spoken for so long; returns how many.</summary>
    public int Expire(TimeSpan lease, TimeProvider time, DateTime now)
    {
        var silent = Tally.Running.Where(trial => time.GetElapsedTime(trial.HeardAt) >= lease).ToArray();
        foreach (var trial in silent)
        {
            var reason = new StudyAttribute(ReasonAttribute, $"\"its worker was silent for {lease.TotalSeconds:0.###} s\"");
            SetTrialAttribute(trial.Number, system: true, reason, trial.HeardAt);
            SetState(Guid.NewGuid(), trial.Number, StudyTrialState.Fail, [], now, trial.HeardAt);
        }

        return silent.Length;
    }

    private static void RequireName(string name, string what)
    {
        if (name.Length is 0 or > LongestName || name.Contains('\0'))
            throw new CommandRefusedException($"{what}: found {name.Length} characters, expected 1 to {LongestName} without a null character.");
    }

    private static void Require(StudyAttribute attribute)
    {
        RequireName(attribute.Key, "key");
        // JSON writes it as an escape, and PostgreSQL has no room for it.
        if (attribute.Value.Contains('\0'))
            throw new CommandRefusedException($"value of {attribute.Key}: found a null character, expected JSON text.");
    }

    private void RequireTemplate(StudyTrial template)
    {
        foreach (var parameter in template.Parameters)
        {
            RequireName(parameter.Name, "params");
            Space.Require(parameter);
        }

        foreach (var attribute in template.UserAttributes.Concat(template.SystemAttributes))
            Require(attribute);
    }
}
