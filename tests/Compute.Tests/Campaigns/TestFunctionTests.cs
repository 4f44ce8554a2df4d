using Cluster.Compute.Campaigns;

namespace Cluster.Compute.Tests.Campaigns;

public class TestFunctionTests
{
    [Fact]
    public void Functions_have_their_known_minima()
    {
        AssertMinimum(TestFunctions.Branin, [new("x", Math.PI), new("y", 2.275)]);
        AssertMinimum(TestFunctions.Hartmann6, Vector(0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573));
        AssertMinimum(TestFunctions.Rosenbrock5, Vector(1, 1, 1, 1, 1));
        AssertMinimum(TestFunctions.Ackley10, Vector(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        AssertMinimum(
            TestFunctions.Mixed,
            [
                new("opt", "adam"), new("lr", 1e-3), new("depth", 4), new("width", 91), new("dropout", 0.2), new("aug", "true"),
                new("beta1", 0.9), new("eps", 1e-8), new("skip", "add"),
            ]);
    }

    [Fact]
    public void The_mixed_function_charges_for_every_wrong_choice()
    {
        AssignedValue[] point =
        [
            new("opt", "sgd"), new("lr", 0.1), new("depth", 3), new("width", 91), new("dropout", 0.2), new("aug", "false"), new("momentum", 0.9),
        ];
        Assert.Equal(0.05 + 0.02 + 0.04 + 0.05, TestFunctions.Mixed.Value(TestFunctions.Mixed.Space.Assign(point)), 1e-3);
    }

    private static void AssertMinimum(TestFunction function, AssignedValue[] at) =>
        Assert.Equal(0, function.Regret(function.Value(function.Space.Assign(at))), 1e-4);

    private static AssignedValue[] Vector(params double[] values) => [.. values.Select((value, j) => new AssignedValue($"x{j}", value))];
}
