using Cluster.Compute.Models;
using Cluster.Compute.Models.Jobs;
using static TorchSharp.torch;

namespace Cluster.Compute.Tests.Models;

[Collection(TorchCollection.Name)]
public sealed class AdamWTests
{
    private const double WeightDecay = 0.05;

    public AdamWTests() => TorchNativeBootstrap.Ensure();

    [Fact]
    public void Steps_are_those_of_the_paper_written_out_in_plain_numbers()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(3, 1, hasBias: false);
        using var optimizer = new AdamW(model, WeightDecay);
        var weights = model.weight!.data<float>().Select(value => (double)value).ToArray();
        var (first, second) = (new double[3], new double[3]);
        for (var step = 1; step <= 50; step++)
        {
            var rate = 0.02 / step;
            float[] input = [step, 0.5f * step, (step % 3) - 1];
            Move(model, optimizer, input, rate);
            for (var i = 0; i < 3; i++)
            {
                first[i] = (0.9 * first[i]) + (0.1 * input[i]);
                second[i] = (0.999 * second[i]) + (0.001 * input[i] * input[i]);
                weights[i] -= rate * WeightDecay * weights[i];
                weights[i] -= rate * (first[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(second[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }

            var found = model.weight!.data<float>().ToArray();
            Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(weights[i], found[i], 1e-5));
        }
    }

    [Fact]
    public void Collections_in_the_middle_of_steps_change_nothing()
    {
        var quiet = Weights(steps: 400);
        var disturbed = GarbageCollections.During(() => Weights(steps: 400));
        Assert.Equal(quiet, disturbed);
    }

    [Fact]
    public void State_of_other_weights_is_refused()
    {
        using var wide = nn.Linear(4, 1);
        using var narrow = nn.Linear(3, 1);
        using var from = new AdamW(wide, WeightDecay);
        using var to = new AdamW(narrow, WeightDecay);
        var refused = Assert.Throws<JobFailedException>(() => to.Load(from.Save()));
        Assert.Contains("weight.first, F32 [1, 3]", refused.Message, StringComparison.Ordinal);
    }

    private static float[] Weights(int steps)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var model = nn.Linear(3, 1);
        using var optimizer = new AdamW(model, WeightDecay);
        for (var step = 1; step <= steps; step++)
            Move(model, optimizer, [step % 7, 1, -2], 0.01);
        return [.. model.weight!.data<float>()];
    }

    // The gradient of a linear layer without anything behind it is its input.
    private static void Move(nn.Module<Tensor, Tensor> model, AdamW optimizer, float[] input, double rate)
    {
        using var scope = NewDisposeScope();
        optimizer.ZeroGradients();
        model.call(tensor(input, 1, 3)).sum().backward();
        optimizer.Step(rate);
    }
}
