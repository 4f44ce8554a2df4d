using Cluster.Compute.Models;
using Cluster.Compute.Models.Artifacts;
using Cluster.Compute.Models.Jobs;
using TorchSharp;

namespace Cluster.Compute.Tests.Models;

[Collection(TorchCollection.Name)]
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("small", 22_059)]
    [InlineData("wide", 1_121_227)]
    public void Parameters_of_a_preset_are_counted_in_the_network(string preset, long expected)
    {
        using var model = Build(preset);
        Assert.Equal(expected, model.ParameterCount);
        Assert.Equal(expected, ModuleState.Copy(model).Where(state => !state.Key.Contains("running", StringComparison.Ordinal) && state.Value.Type == "F32")
            .Sum(state => state.Value.Bytes.Length / 4));
    }

    [Theory]
    [InlineData("small", 64, 64)]
    [InlineData("wide", 512, 65)]
    public void Window_becomes_feature_maps_of_the_announced_length_and_then_logits(string preset, int channels, int length)
    {
        using var model = Build(preset);
        model.eval();
        using var x = torch.zeros(3, 1, 4096);
        using var features = model.Features(x);
        using var logits = model.call(x);
        Assert.Equal([3, channels, model.Architecture.LengthAfter(4096)], features.shape);
        Assert.Equal(length, features.shape[2]);
        Assert.Equal([3, 11], logits.shape);
    }

    [Fact]
    public void Every_tap_names_a_layer_and_the_last_one_gives_the_features()
    {
        using var model = Build("small");
        model.eval();
        using var x = torch.ones(1, 1, 2048);
        var y = x;
        foreach (var tap in model.Taps)
            y = model.At(tap).call(y);
        using var features = model.Features(x);
        Assert.Equal(features.data<float>().ToArray(), y.data<float>().ToArray());
        Assert.Contains("found 'head'", Assert.Throws<ArgumentException>(() => model.At("head")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_shape_is_refused_before_native_code_sees_it()
    {
        using var model = Build("small");
        using var flat = torch.zeros(3, 4096);
        using var stereo = torch.zeros(3, 2, 4096);
        using var tooShort = torch.zeros(3, 1, 16);
        Assert.Contains("[3, 4096]", Assert.Throws<ArgumentException>(() => model.call(flat)).Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2, 4096]", Assert.Throws<ArgumentException>(() => model.call(stereo)).Message, StringComparison.Ordinal);
        Assert.Contains("16 samples", Assert.Throws<JobFailedException>(() => model.call(tooShort)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_move_between_networks_of_one_architecture_and_no_others()
    {
        using var one = Build("small");
        using var other = Build("small");
        Assert.NotEqual(ModuleState.Write(one), ModuleState.Write(other));
        ModuleState.Load(other, SafeTensors.Read(ModuleState.Write(one)));
        Assert.Equal(ModuleState.Write(one), ModuleState.Write(other));

        using var wide = Build("wide");
        var before = ModuleState.Write(wide);
        Assert.Throws<JobFailedException>(() => ModuleState.Load(wide, ModuleState.Copy(one)));
        Assert.Equal(before, ModuleState.Write(wide));
    }

    private static SignalClassifier Build(string preset) =>
        Architectures.Build(Hyperparameters.Read(new Dictionary<string, Setting> { ["preset"] = preset }).Architecture(11));
}
