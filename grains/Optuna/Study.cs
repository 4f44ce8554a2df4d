using Cluster.Contracts;
using Cluster.Contracts.Optuna;

namespace Cluster.Grains.Optuna;

/// <summary>
/// The rules of a study's storage, without actors or database: every method decides on memory and notes in <see cref="Change"/> what has to be written.
/// The rules are those of Optuna's storage contract; "finished" is looked at before "does not fit".
/// </summary>
internal sealed partial class Study(long id, StudyView view)
{
    /// <summary>The longest name or key, in characters: what Optuna's own database takes.</summary>
    private const int LongestName = 512;

    private const int RequestsKept = 1000;

    private readonly Dictionary<string, string> _userAttributes = view.UserAttributes.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _systemAttributes = view.SystemAttributes.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
    private readonly List<TrialEntry> _trials = [];
    private readonly Dictionary<Guid, int> _created = [];
    private readonly Queue<Guid> _createdInOrder = [];

    public long Id { get; } = id;

    public string Name { get; } = view.Name;

    public IReadOnlyList<StudyDirection> Directions { get; } = view.Directions;

    /// <summary>Its hyperparameters with their distributions.</summary>
    public StudySpace Space { get; } = new();

    /// <summary>How its trials stand.</summary>
    public StudyTally Tally { get; } = new(view.Directions[0]);

    /// <summary>What has been decided and is not being written yet.</summary>
    public StudyChange Change { get; private set; } = new();

    public IReadOnlyList<TrialEntry> Trials => _trials;

    /// <summary>The last change with attributes of the study itself.</summary>
    public StudyChange? AttributesIn { get; private set; }

    public StudyView View => new(Id, Name, Directions, List(_userAttributes), List(_systemAttributes));

    /// <summary>Takes a stored trial; in order of their numbers.</summary>
    public void Load(TrialEntry trial, long now)
    {
        trial.HeardAt = now;
        foreach (var parameter in trial.View.Parameters)
            Space.Learn(parameter);
        Enter(trial);
    }

    /// <summary>What has been decided since the last time, to be written as this version; it does not change any more.</summary>
    public StudyChange Take(long version)
    {
        var taken = Change;
        Change = new();
        taken.Freeze(version);
        return taken;
    }

    public void SetAttribute(bool system, StudyAttribute attribute)
    {
        Require(attribute);
        (system ? _systemAttributes : _userAttributes)[attribute.Key] = attribute.Value;
        Change.Attributes[(StudyChange.OfStudy, system, attribute.Key)] = attribute.Value;
        AttributesIn = Change;
    }

    /// <summary>Makes the next trial; a request that was carried out gets the same number.</summary>
    public int CreateTrial(Guid request, StudyTrial? template, DateTime now, long heard)
    {
        if (_created.TryGetValue(request, out var known))
            return known;
        if (template is not null)
            RequireTemplate(template);
        return Add(request, template ?? StudyTrial.Empty with { StartedAt = now }, heard);
    }

    /// <summary>Makes the next trial as it stands in another storage, whatever its distributions are.</summary>
    public int Add(Guid request, StudyTrial template, long heard)
    {
        var number = _trials.Count;
        if (number == StudyIds.MaxTrials)
            throw new CommandRefusedException($"Study {Name} has {number} trials, expected fewer than {StudyIds.MaxTrials}; begin another study.");
        var parameters = template.Parameters.Select(Space.Learn).ToArray();
        var trial = new TrialEntry(template with { Number = number, Parameters = parameters }, request, 0) { HeardAt = heard };
        foreach (var parameter in parameters)
            Change.Parameters[(number, parameter.Name)] = parameter;
        foreach (var attribute in trial.View.UserAttributes)
            Change.Attributes[(number, false, attribute.Key)] = attribute.Value;
        foreach (var attribute in trial.View.SystemAttributes)
            Change.Attributes[(number, true, attribute.Key)] = attribute.Value;
        foreach (var report in trial.View.Reports)
            Change.Reports[(number, report.Step)] = report.Value;
        Enter(trial);
        Note(trial);
        return number;
    }

    public void SetParameter(int number, StudyParameter parameter, long heard)
    {
        var trial = Unfinished(number, heard);
        RequireName(parameter.Name, "param_name");
        Space.Require(parameter);
        var kept = Space.Learn(parameter);
        trial.Change(told => told with { Parameters = [.. told.Parameters.Where(other => other.Name != kept.Name), kept] });
        Change.Parameters[(number, kept.Name)] = kept;
        Note(trial);
    }

    /// <summary>Whether the trial is now in the state because of this request.</summary>
    public bool SetState(Guid request, int number, StudyTrialState state, IReadOnlyList<double> values, DateTime now, long heard)
    {
        if (Find(number) is var known && known.Request == request)
            return known.State == state;
        var trial = Unfinished(number, heard);
        if (state == StudyTrialState.Running && trial.State != StudyTrialState.Waiting)
            return false;
        Tally.Leave(trial);
        trial.Request = request;
        trial.Change(told => told with
        {
            State = state,
            Values = values.Count > 0 ? values : told.Values,
            StartedAt = state == StudyTrialState.Running ? now : told.StartedAt,
            CompletedAt = IsEnd(state) ? now : told.CompletedAt,
        });
        Tally.Enter(trial);
        Note(trial);
        return true;
    }

    public void Report(int number, StudyReport report, long heard)
    {
        var trial = Unfinished(number, heard);
        var before = trial.Reports;
        trial.Report(report);
        Tally.Reports += trial.Reports - before;
        Change.Reports[(number, report.Step)] = report.Value;
        Change.Shown.Add(trial);
        trial.In = Change;
    }

    public void SetTrialAttribute(int number, bool system, StudyAttribute attribute, long heard)
    {
        var trial = Unfinished(number, heard);
        Require(attribute);
        trial.Change(told => system
            ? told with { SystemAttributes = With(told.SystemAttributes, attribute) }
            : told with { UserAttributes = With(told.UserAttributes, attribute) });
        Change.Attributes[(number, system, attribute.Key)] = attribute.Value;
        trial.In = Change;
    }

    public TrialEntry GetTrial(int number, long heard)
    {
        var trial = Find(number);
        trial.HeardAt = heard;
        return trial;
    }

    /// <summary>The trials from a number on, and those of the given numbers before it, in order.</summary>
    public IReadOnlyList<TrialEntry> GetTrials(int from, IReadOnlyList<int> also)
    {
        from = Math.Clamp(from, 0, _trials.Count);
        var earlier = also.Where(number => number >= 0 && number < from).Distinct().Order();
        return [.. earlier.Select(number => _trials[number]), .. _trials.Skip(from)];
    }

    private static bool IsEnd(StudyTrialState state) => state is StudyTrialState.Complete or StudyTrialState.Pruned or StudyTrialState.Fail;

    private static IReadOnlyList<StudyAttribute> List(Dictionary<string, string> attributes) => [.. attributes.Select(a => new StudyAttribute(a.Key, a.Value))];

    private static IReadOnlyList<StudyAttribute> With(IReadOnlyList<StudyAttribute> attributes, StudyAttribute added) =>
        [.. attributes.Where(other => other.Key != added.Key), added];

    private void Enter(TrialEntry trial)
    {
        _trials.Add(trial);
        Tally.Enter(trial);
        Tally.Reports += trial.Reports;
        if (!_created.TryAdd(trial.Request, trial.Number))
            return;
        _createdInOrder.Enqueue(trial.Request);
        if (_createdInOrder.Count > RequestsKept)
            _created.Remove(_createdInOrder.Dequeue());
    }

    private void Note(TrialEntry trial)
    {
        Change.Trials.Add(trial);
        Change.Shown.Add(trial);
        trial.In = Change;
    }

    private TrialEntry Find(int number) => number >= 0 && number < _trials.Count
        ? _trials[number]
        : throw new CommandRefusedException($"There is no trial {number} in study {Name}, which has {_trials.Count}.", RefusalKind.NotFound);

    private TrialEntry Unfinished(int number, long heard)
    {
        var trial = Find(number);
        if (trial.IsFinished)
            throw new CommandRefusedException($"Trial {number} of study {Name} has finished ({trial.State}) and can not be changed any more.", RefusalKind.Conflict);
        trial.HeardAt = heard;
        return trial;
    }
}
