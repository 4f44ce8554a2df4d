using System.Text.Json;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Campaigns.Specs;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Campaigns;

/// <summary>Specifications as files: what is written is read again, and what is wrong is told with its line.</summary>
public sealed class SpecFileTests
{
    /// <summary>A file as it is written by hand: numbers among the choices, what has a default left out.</summary>
    private const string ByHand = """
        name: by hand
        model: cnn1d
        dataset: dataset-1
        datasetVersion: 1
        seed: 7
        parameters:
          - {name: learning_rate, kind: float, low: 1e-5, high: .1, log: true}
          - name: batch_size
            kind: categorical
            choices: [16, 32]
          - name: momentum
            kind: float
            low: 0
            high: 1
            condition: {parent: batch_size, values: [32]}
        sampler: {kind: tpe}
        pruner: {kind: median}
        budget: {maxTrials: 5}
        training: {epochs: 20}
        """;

    [Theory]
    [InlineData(SpecFormat.Json)]
    [InlineData(SpecFormat.Yaml)]
    internal void What_is_written_is_read_again(SpecFormat format)
    {
        var spec = Sample.Spec() with
        {
            Name = "yes: \"1e3\"\n# ü",
            Seed = long.MaxValue,
            Parameters =
            [
                new("x", ParameterKind.Float, 1e-300, 0.1 + 0.2, Log: true),
                new("layers", ParameterKind.Int, 1, 9, 2),
                new("kind", ParameterKind.Categorical, Choices: ["true", "null", "16", "~", "", "a b", "- x", "1e-4", "*a"]),
                new("depth", ParameterKind.Fixed, 3, 3, Condition: new("kind", ["16", "a b"])),
            ],
        };
        Assert.Equal(JsonSerializer.Serialize(spec), JsonSerializer.Serialize(SpecFile.Read(SpecFile.Write(spec, format), format)));
    }

    [Fact]
    public void Numbers_count_as_text_where_text_is_listed_and_defaults_may_be_left_out()
    {
        var spec = SpecFile.Read(ByHand, SpecFormat.Yaml);
        Assert.Equal(["16", "32"], spec.Parameters[1].Choices);
        Assert.Equal(["32"], spec.Parameters[2].Condition!.Values);
        Assert.Equal((0.1, 10, 1, 1.0), (spec.Parameters[0].High, spec.Sampler.StartupTrials, spec.Budget.Parallel, spec.Training.WindowSeconds));
    }

    [Fact]
    public void The_file_in_the_guide_is_one()
    {
        var guide = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/guides/spaces.md"));
        var spec = SpecFile.Read(guide.Split("```yaml\n")[1].Split("```")[0], SpecFormat.Yaml);
        Assert.Equal(["learning_rate", "dropout", "batch_size", "weight_decay"], spec.Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("seed: 7", "seed: often", "seed", "found \"often\", expected a whole number (line 5)")]
    [InlineData("seed: 7\n", "", "seed", "is missing, expected a whole number (line 1)")]
    [InlineData("    low: 0", "    lowest: 0", "parameters[2].lowest", "is not known here, expected one of name, kind, low, high, step, log, choices, condition (line 13)")]
    [InlineData("kind: categorical", "kind: choice", "parameters[1].kind", "found \"choice\", expected one of fixed, float, int, categorical (line 9)")]
    [InlineData("    high: 1", "    high: -1", "parameters[2].high", "is not below low; found -1 below 0 (line 14)")]
    [InlineData("{parent: batch_size,", "{parent: batch,", "parameters[2].condition.parent", "is declared earlier; found 'batch' (line 15)")]
    [InlineData("budget: {maxTrials: 5}", "budget: 5", "budget", "found 5, expected members maxTrials, maxLaneHours, parallel, stopWithoutImprovement (line 18)")]
    [InlineData("seed: 7", "seed: 7\nseed: 8", "file", "line 6: found seed a second time, expected it once.")]
    [InlineData("[16, 32]", "*those", "file", "line 10: found the alias *those, expected the values themselves.")]
    public void What_is_wrong_is_told_by_field_line_found_and_allowed(string right, string wrong, string field, string sentence)
    {
        var text = ByHand.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(ByHand, text);
        var faults = Assert.Throws<FaultyRequestException>(() => SpecFile.Read(text, SpecFormat.Yaml)).Errors;
        var (at, sentences) = Assert.Single(faults);
        Assert.Equal((field, sentence), (at, Assert.Single(sentences)));
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once()
    {
        var text = ByHand.Replace("seed: 7", "seed: often", StringComparison.Ordinal).Replace("kind: tpe", "kind: guess", StringComparison.Ordinal);
        Assert.Equal(["sampler.kind", "seed"], Assert.Throws<FaultyRequestException>(() => SpecFile.Read(text, SpecFormat.Yaml)).Errors.Keys.Order());
    }

    [Fact]
    public void Json_has_lines_too()
    {
        var text = SpecFile.Write(Sample.Spec(), SpecFormat.Json).Replace("\"low\": 1E-05", "\"low\": \"small\"", StringComparison.Ordinal);
        var line = text[..text.IndexOf("\"small\"", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        var (field, sentences) = Assert.Single(Assert.Throws<FaultyRequestException>(() => SpecFile.Read(text, SpecFormat.Json)).Errors);
        Assert.Equal(("parameters[0].low", $"found \"small\", expected a number (line {line})"), (field, Assert.Single(sentences)));
    }

    [Theory]
    [InlineData("", SpecFormat.Yaml)]
    [InlineData("null", SpecFormat.Json)]
    [InlineData("- a\n- b", SpecFormat.Yaml)]
    [InlineData("{", SpecFormat.Json)]
    [InlineData("a: [", SpecFormat.Yaml)]
    [InlineData("? [a]\n: b", SpecFormat.Yaml)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[", SpecFormat.Yaml)]
    [InlineData("a: 1\n---\nb: 2", SpecFormat.Yaml)]
    internal void What_is_no_specification_is_a_fault_of_the_file(string text, SpecFormat format) =>
        Assert.Equal("file", Assert.Single(Assert.Throws<FaultyRequestException>(() => SpecFile.Read(text, format)).Errors.Keys));

    [Fact]
    public async Task A_file_that_is_too_long_is_refused()
    {
        using var file = new MemoryStream(new byte[SpecDocument.MostBytes + 1]);
        var fault = await Assert.ThrowsAsync<FaultyRequestException>(() => SpecFile.Text(file, TestContext.Current.CancellationToken));
        Assert.Contains("expected a specification of at most", fault.Message, StringComparison.Ordinal);
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
