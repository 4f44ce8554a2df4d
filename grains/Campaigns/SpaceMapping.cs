using Cluster.Compute.Campaigns;
using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Campaigns;

/// <summary>The search space of the arithmetic from the one of the wire.</summary>
public static class SpaceMapping
{
    /// <summary>Maps parameters that were validated; throws with the first fault otherwise.</summary>
    public static SearchSpace Space(IReadOnlyList<ParameterSpec> parameters) => new(Parameters(parameters));

    /// <summary>Every fault of the parameters, as name and sentence.</summary>
    public static IEnumerable<(string Parameter, string Message)> Problems(IReadOnlyList<ParameterSpec> parameters)
    {
        var shape = parameters.SelectMany(Shape).ToArray();
        return shape.Length > 0 ? shape : SearchSpace.Problems(Parameters(parameters)).Select(p => (p.Parameter, p.Message));
    }

    private static IReadOnlyList<Parameter> Parameters(IReadOnlyList<ParameterSpec> parameters) => [.. parameters.Select(Map)];

    private static IEnumerable<(string Parameter, string Message)> Shape(ParameterSpec p)
    {
        if (p.Kind is ParameterKind.Float or ParameterKind.Int && (p.Low is null || p.High is null))
            yield return (p.Name, $"expected low and high, found {p.Low?.ToString() ?? "none"} and {p.High?.ToString() ?? "none"}");
        if (p.Kind == ParameterKind.Int && (p.Low % 1 != 0 || p.High % 1 != 0 || (p.Step ?? 1) % 1 != 0))
            yield return (p.Name, $"expected whole numbers, found {p.Low}, {p.High} and step {p.Step ?? 1}");
        if (p.Kind == ParameterKind.Categorical && p.Choices is not { Count: > 0 })
            yield return (p.Name, "expected at least one choice, found none");
        if (p.Kind == ParameterKind.Fixed && p.Low is null && p.Choices is not { Count: 1 })
            yield return (p.Name, "expected one value in low or one choice, found none");
    }

    private static Parameter Map(ParameterSpec p)
    {
        var condition = p.Condition is { } c ? new Condition(c.Parent, c.Values) : null;
        return p.Kind switch
        {
            ParameterKind.Fixed => p.Choices is { Count: 1 } one
                ? new FixedParameter(p.Name, null, one[0], condition)
                : new FixedParameter(p.Name, p.Low, null, condition),
            ParameterKind.Float => new FloatParameter(p.Name, p.Low!.Value, p.High!.Value, p.Log, p.Step, condition),
            ParameterKind.Int => new IntParameter(p.Name, (long)p.Low!.Value, (long)p.High!.Value, p.Log, (long)(p.Step ?? 1), condition),
            ParameterKind.Categorical => new CategoricalParameter(p.Name, p.Choices!, condition),
            _ => throw new ArgumentException($"Parameter {p.Name}: found kind {p.Kind}, expected Fixed, Float, Int or Categorical.", nameof(p)),
        };
    }
}
