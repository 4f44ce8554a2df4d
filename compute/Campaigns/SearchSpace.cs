namespace Cluster.Compute.Campaigns;

/// <summary>
/// The parameters a search varies. They form a forest: a conditional parameter hangs below its parent, which is declared
/// earlier, so every point is found by one walk in the order of declaration.
/// </summary>
public sealed partial class SearchSpace
{
    private readonly int[] parents;
    private readonly long[][] parentIndices;
    private readonly int[][] children;

    /// <summary>Refuses a space with any of <see cref="Problems"/>.</summary>
    public SearchSpace(IReadOnlyList<Parameter> parameters)
    {
        var problems = Problems(parameters);
        if (problems.Count > 0)
            throw new ArgumentException(string.Join(" ", problems.Select(p => $"Parameter '{p.Parameter}': {p.Message}.")), nameof(parameters));
        Parameters = [.. parameters];
        parents = [.. parameters.Select(p => p.Condition is { } condition ? Find(condition.Parent) : -1)];
        parentIndices = [.. parameters.Select((p, at) => p.Condition is { } condition
            ? condition.Values.Select(value => parameters[parents[at]].IndexOf(value)!.Value).Distinct().Order().ToArray() : [])];
        children = [.. parameters.Select((_, at) => Enumerable.Range(0, parameters.Count).Where(child => parents[child] == at).ToArray())];
        sizes = new long?[parameters.Count];
        for (var at = parameters.Count - 1; at >= 0; at--)
            sizes[at] = SizeBelow(at);
    }

    /// <summary>The parameters in the order of declaration.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Everything wrong with a list of parameters; empty where it makes a space.</summary>
    public static IReadOnlyList<SpaceProblem> Problems(IReadOnlyList<Parameter> parameters)
    {
        if (parameters.Count == 0)
            return [new SpaceProblem("", "expected at least one parameter")];
        var found = new List<SpaceProblem>();
        for (var at = 0; at < parameters.Count; at++)
        {
            var parameter = parameters[at];
            var earlier = parameters.Take(at).ToList();
            if (string.IsNullOrWhiteSpace(parameter.Name))
                found.Add(new(parameter.Name, "expected a name"));
            if (earlier.Exists(other => other.Name == parameter.Name))
                found.Add(new(parameter.Name, "expected a name that no earlier parameter has"));
            found.AddRange(parameter.Problems().Select(message => new SpaceProblem(parameter.Name, message)));
            if (parameter.Condition is { } condition)
                found.AddRange(ConditionProblems(condition, earlier).Select(message => new SpaceProblem(parameter.Name, message)));
        }

        return found;
    }

    /// <summary>The point with these stored values; refuses values that are not a point of this space.</summary>
    public Assignment Assign(IEnumerable<AssignedValue> values) =>
        TryAssign(values, out var problem) ?? throw new ArgumentException(problem, nameof(values));

    /// <summary>
    /// The point of this space that an older one, from another version of the space, stands for: values of parameters that
    /// are gone are dropped; null where a value is missing or out of range.
    /// </summary>
    public Assignment? Project(Assignment older) =>
        TryAssign(older.Values.Where(value => Parameters.Any(parameter => parameter.Name == value.Name)), out _);

    /// <summary>Whether a parameter exists, given the raw values of those before it.</summary>
    internal bool IsActive(int at, ReadOnlySpan<double> raw)
    {
        var parent = parents[at];
        if (parent < 0)
            return true;
        return !double.IsNaN(raw[parent]) && Array.BinarySearch(parentIndices[at], Parameters[parent].IndexOf(raw[parent])) >= 0;
    }

    /// <summary>The point at one quantile a parameter.</summary>
    internal Assignment FromUnits(ReadOnlySpan<double> units) => new(this, RawFromUnits(units));

    /// <summary>The raw values of the point at one quantile a parameter.</summary>
    internal double[] RawFromUnits(ReadOnlySpan<double> units)
    {
        var raw = new double[Parameters.Count];
        for (var at = 0; at < raw.Length; at++)
            raw[at] = IsActive(at, raw) ? Parameters[at].FromUnit(units[at]) : double.NaN;
        return raw;
    }

    private static IEnumerable<string> ConditionProblems(Condition condition, List<Parameter> earlier)
    {
        var parent = earlier.Find(other => other.Name == condition.Parent);
        if (parent is null)
        {
            yield return $"expected a parent declared earlier, found '{condition.Parent}'";
            yield break;
        }

        if (parent.Problems().Any())
            yield break;
        if (parent.Count is null)
            yield return $"expected a discrete parent, found the continuous '{condition.Parent}'";
        else if (condition.Values.Count == 0)
            yield return $"expected at least one value of '{condition.Parent}'";
        foreach (var value in condition.Values.Where(value => parent.Count is not null && parent.IndexOf(value) is null))
            yield return $"expected values of '{condition.Parent}' ({parent.Describe()}), found '{value}'";
    }

    private Assignment? TryAssign(IEnumerable<AssignedValue> values, out string problem)
    {
        var given = new Dictionary<string, AssignedValue>();
        foreach (var value in values)
        {
            if (!given.TryAdd(value.Name, value))
                return Refuse($"Expected one value for '{value.Name}', found two.", out problem);
        }

        var raw = new double[Parameters.Count];
        for (var at = 0; at < raw.Length; at++)
        {
            raw[at] = double.NaN;
            if (!IsActive(at, raw))
                continue;
            var parameter = Parameters[at];
            if (!given.Remove(parameter.Name, out var value))
                return Refuse($"Expected a value for '{parameter.Name}' ({parameter.Describe()}), found none.", out problem);
            if (parameter.Read(value) is not { } number)
                return Refuse($"Expected '{parameter.Name}' to be of {parameter.Describe()}, found {value}.", out problem);
            raw[at] = number;
        }

        if (given.Count > 0)
            return Refuse($"Expected only parameters that exist in this point, found {string.Join(", ", given.Values)}.", out problem);
        problem = "";
        return new Assignment(this, raw);
    }

    private static Assignment? Refuse(string reason, out string problem)
    {
        problem = reason;
        return null;
    }

    private int Find(string name)
    {
        for (var at = 0; at < Parameters.Count; at++)
        {
            if (Parameters[at].Name == name)
                return at;
        }

        return -1;
    }
}
