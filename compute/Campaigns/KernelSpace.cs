namespace Cluster.Compute.Campaigns;

/// <summary>
/// What a kernel sees of a point: one coordinate for every parameter that can take more than one value. A number is its unit coordinate after
/// rounding to a value that it can take, so that the kernel is constant over what becomes the same trial (Garrido-Merchán and
/// Hernández-Lobato, "Dealing with categorical and integer-valued variables in Bayesian optimization with Gaussian processes",
/// Neurocomputing 380, 2020, section 3); a choice is its index, and two choices are either the same or not (the overlap of Ru et al.,
/// "Bayesian optimisation over multiple continuous and categorical inputs", ICML 2020, eq. 3). Where a point does not have a parameter a
/// constant stands in, the middle or a choice of its own, so that points of one branch do not differ in what neither has (Lévesque et al.,
/// "Bayesian optimization for conditional hyperparameter spaces", IJCNN 2017, section III).
/// </summary>
internal sealed class KernelSpace
{
    private const double Middle = 0.5;
    private const double NoChoice = -1;

    private readonly int[] parameters;

    public KernelSpace(SearchSpace space)
    {
        Space = space;
        parameters = [.. Enumerable.Range(0, space.Parameters.Count).Where(at => space.Parameters[at].Count is null or > 1)];
        IsChoice = [.. parameters.Select(at => space.Parameters[at] is not NumericParameter)];
    }

    /// <summary>The space that points are of.</summary>
    public SearchSpace Space { get; }

    /// <summary>How many coordinates there are.</summary>
    public int Dimensions => parameters.Length;

    /// <summary>Which coordinates are choices.</summary>
    public bool[] IsChoice { get; }

    /// <summary>The parameter behind a coordinate, as its place in the space.</summary>
    public int ParameterOf(int coordinate) => parameters[coordinate];

    /// <summary>The coordinates of a point.</summary>
    public double[] Encode(Assignment point) => Encode(point.Raw);

    /// <summary>The coordinates of a point given by its raw values.</summary>
    public double[] Encode(ReadOnlySpan<double> raw)
    {
        var coordinates = new double[parameters.Length];
        for (var at = 0; at < parameters.Length; at++)
        {
            var value = raw[parameters[at]];
            coordinates[at] = Space.Parameters[parameters[at]] is NumericParameter number
                ? double.IsNaN(value) ? Middle : number.ToUnit(value)
                : double.IsNaN(value) ? NoChoice : value;
        }

        return coordinates;
    }
}
