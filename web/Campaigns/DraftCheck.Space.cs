using System.Globalization;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Layout;

namespace Cluster.Web.Campaigns;

public sealed partial class DraftCheck
{
    private List<ParameterSpec> Parameters()
    {
        var specs = new List<ParameterSpec>();
        if (_draft.Parameters.Count == 0)
            Fault("parameters", "Add at least one hyperparameter.");
        for (var i = 0; i < _draft.Parameters.Count; i++)
            specs.Add(Parameter(_draft.Parameters[i], $"parameters.{i}", specs));
        if (specs.Count > 0 && specs.All(spec => spec.Kind == ParameterKind.Fixed))
            Fault("parameters", "Every hyperparameter is fixed: there is nothing to search.");
        if (!_faults.Keys.Any(key => key.StartsWith("parameters", StringComparison.Ordinal)))
            Points = Count(specs);
        return specs;
    }

    private ParameterSpec Parameter(ParameterDraft draft, string field, List<ParameterSpec> earlier)
    {
        var name = draft.Name.Trim();
        if (name.Length == 0)
            Fault($"{field}.name", "Give it a name.");
        else if (earlier.Exists(other => other.Name == name))
            Fault($"{field}.name", $"There is already a {name}.");
        var condition = Condition(draft, field, earlier);
        return draft.Kind switch
        {
            ParameterKind.Fixed => Fixed(draft, name, field, condition),
            ParameterKind.Categorical => new ParameterSpec(name, draft.Kind, Choices: Choices(draft.Choices, $"{field}.choices"), Condition: condition),
            _ => Range(draft, name, field, condition),
        };
    }

    private ParameterSpec Fixed(ParameterDraft draft, string name, string field, ParameterCondition? condition)
    {
        if (draft.Value.Trim().Length == 0)
            Fault($"{field}.value", "Give it a value.");
        return TypedNumbers.TryRead(draft.Value, out var number)
            ? new ParameterSpec(name, ParameterKind.Fixed, Low: number, High: number, Condition: condition)
            : new ParameterSpec(name, ParameterKind.Fixed, Choices: [draft.Value.Trim()], Condition: condition);
    }

    private ParameterSpec Range(ParameterDraft draft, string name, string field, ParameterCondition? condition)
    {
        var isWhole = draft.Kind == ParameterKind.Int;
        var low = Bound(draft.Low, $"{field}.low", isWhole);
        var high = Bound(draft.High, $"{field}.high", isWhole);
        double? step = draft.Step.Trim().Length == 0 ? null : Bound(draft.Step, $"{field}.step", isWhole);
        if (low >= high)
            Fault($"{field}.high", $"Must be above the minimum, {draft.Low}.");
        if (draft.IsLog && low <= 0)
            Fault($"{field}.low", "Must be above 0 for a logarithmic scale.");
        if (step is not null && draft.IsLog)
            Fault($"{field}.step", "No step on a logarithmic scale; list values as categories instead.");
        else if (step is not null && (step <= 0 || step > high - low))
            Fault($"{field}.step", $"Above 0 and at most {high - low:G6}.");
        return new ParameterSpec(name, draft.Kind, low, high, step, draft.IsLog, Condition: condition);
    }

    private double? Bound(string text, string field, bool isWhole)
    {
        if (!TypedNumbers.TryRead(text, out var value))
            Fault(field, text.Trim().Length == 0 ? "Give a number." : $"A number, found \"{text}\".");
        else if (isWhole && value != Math.Floor(value))
            Fault(field, $"A whole number, found {text}.");
        else
            return value;
        return null;
    }

    private IReadOnlyList<string> Choices(string text, string field)
    {
        var choices = TypedNumbers.List(text);
        if (choices.Count == 0)
            Fault(field, "List the values, separated by commas.");
        else if (choices.GroupBy(choice => choice).FirstOrDefault(group => group.Count() > 1) is { } twice)
            Fault(field, $"{twice.Key} is there twice.");
        return choices;
    }

    private ParameterCondition? Condition(ParameterDraft draft, string field, List<ParameterSpec> earlier)
    {
        if (draft.Parent.Length == 0)
            return null;
        var values = TypedNumbers.List(draft.ParentValues);
        var parent = earlier.Find(other => other.Name == draft.Parent);
        if (parent is null)
            Fault($"{field}.parent", $"{draft.Parent} must stand above this one.");
        else if (Values(parent) is not { } known)
            Fault($"{field}.parent", $"{draft.Parent} is continuous; a condition needs single values.");
        else if (values.Count == 0)
            Fault($"{field}.parentValues", $"List values of {draft.Parent}, separated by commas.");
        else if (values.FirstOrDefault(value => !known.Contains(value)) is { } stranger)
            Fault($"{field}.parentValues", $"{draft.Parent} never is {stranger}.");
        return new ParameterCondition(draft.Parent, values);
    }

    private void CheckGrid(List<ParameterSpec> parameters, int budget)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is { Kind: ParameterKind.Float, Step: null })
                Fault($"parameters.{i}.step", "A grid needs a step here, or categories.");
        }

        if (Points > budget && !_faults.ContainsKey("maxTrials"))
            Fault("maxTrials", $"The grid has {Points:N0} points, more than {budget:N0} trials: raise the budget or coarsen the grid.");
    }

    /// <summary>Points of the space: below one value of a parameter hang the products of the children that exist there.</summary>
    private static double? Count(IReadOnlyList<ParameterSpec> parameters)
    {
        if (parameters.Any(parameter => parameter is { Kind: ParameterKind.Float, Step: null }))
            return null;
        return parameters.Where(parameter => parameter.Condition is null).Aggregate(1.0, (product, parameter) => product * Below(parameter));

        double Below(ParameterSpec parameter)
        {
            var children = parameters.Where(child => child.Condition?.Parent == parameter.Name).ToList();
            if (children.Count == 0)
                return Size(parameter);
            var named = children.SelectMany(child => child.Condition!.Values).ToHashSet();
            var under = named.Sum(value => children.Where(child => child.Condition!.Values.Contains(value)).Aggregate(1.0, (product, child) => product * Below(child)));
            return Size(parameter) - named.Count + under;
        }
    }

    private static double Size(ParameterSpec parameter) => parameter.Kind switch
    {
        ParameterKind.Fixed => 1,
        ParameterKind.Categorical => parameter.Choices!.Count,
        _ => Math.Floor((parameter.High!.Value - parameter.Low!.Value) / (parameter.Step ?? 1) * (1 + 1e-12) + 1e-9) + 1,
    };

    /// <summary>The values of a discrete parameter as text, or null for a continuous or a very long one.</summary>
    private static HashSet<string>? Values(ParameterSpec parameter) => parameter switch
    {
        { Kind: ParameterKind.Fixed, Low: { } value } => [Text(value)],
        { Choices: { } choices } => [.. choices],
        { Low: { } low, High: > double.NegativeInfinity } when (parameter.Kind == ParameterKind.Int || parameter.Step is not null) && Size(parameter) <= 10_000 =>
            [.. Enumerable.Range(0, (int)Size(parameter)).Select(i => Text(low + i * (parameter.Step ?? 1)))],
        _ => null,
    };

    private static string Text(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
