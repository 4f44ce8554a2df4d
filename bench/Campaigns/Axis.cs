using Cluster.Compute.Campaigns;
using Cluster.Compute.Statistics;

namespace Cluster.Bench.Campaigns;

/// <summary>One parameter of a mixed function, and the unit coordinate that its value stands for: the optimum is always one of its values.</summary>
internal sealed record Axis(NumericParameter Parameter, Func<Assignment, double> Unit)
{
    /// <summary>Draws the kind: real or whole, linear or logarithmic.</summary>
    public static Axis Create(int number, double optimum, CounterRandom random)
    {
        var (name, kind, size) = ($"p{number}", random.NextInt(4), 4 + random.NextInt(60));
        if (kind == 0)
            return new(new FloatParameter(name, -3, 5), point => (point.Number(name) + 3) / 8);
        if (kind == 1)
            return new(new FloatParameter(name, 1e-5, 1, Log: true), point => 1 + Math.Log10(point.Number(name)) / 5);
        var log = kind == 3;
        var parameter = new IntParameter(name, 1, log ? 8 * size : size, log);
        var best = Place(Math.Round(log ? Math.Pow(parameter.High, optimum) : 1 + optimum * (parameter.High - 1)));
        return new(parameter, point => Math.Clamp(Place(point.Number(name)) - best + optimum, 0, 1));

        double Place(double value) => log ? Math.Log(value) / Math.Log(parameter.High) : (value - 1) / (parameter.High - 1);
    }
}
