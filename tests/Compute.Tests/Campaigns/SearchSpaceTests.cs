using Cluster.Compute.Campaigns;
using CsCheck;

namespace Cluster.Compute.Tests.Campaigns;

public class SearchSpaceTests
{
    [Fact]
    public void A_finite_space_is_counted_without_listing_its_points()
    {
        Assert.Equal(2 + 4 + 1 + 2 + 1 + 4, Spaces.Nested.Count);
        Assert.Null(Spaces.Training.Count);
        var vast = new SearchSpace([.. Enumerable.Range(0, 30).Select(at => new IntParameter($"p{at}", 0, 999))]);
        Assert.Equal(1L << 62, vast.Count);
    }

    [Fact]
    public void Numbered_points_are_all_different_and_fit_the_space() =>
        Spaces.Finite.Sample(space =>
        {
            var points = Enumerable.Range(0, (int)space.Count!.Value).Select(index => space.At(index)).ToList();
            return points.Distinct().Count() == points.Count && points.TrueForAll(point => space.Assign(point.Values).Equals(point));
        });

    [Fact]
    public void Probabilities_of_all_points_sum_to_one() =>
        Spaces.Finite.Sample(space =>
            Math.Abs(Enumerable.Range(0, (int)space.Count!.Value).Sum(index => space.Probability(space.At(index))) - 1) < 1e-9);

    [Fact]
    public void A_parameter_exists_exactly_where_its_condition_holds()
    {
        var point = Spaces.Nested.Assign([new("model", "resnet"), new("depth", 4), new("skip", "add"), new("norm", "layer")]);
        Assert.Equal("model=resnet; depth=4; skip=add; norm=layer", point.Text);
        Assert.False(point.Has("kernel"));
        Assert.Equal(4, point.Number("depth"));
        Assert.Equal("add", point.Choice("skip"));
        Assert.Throws<ArgumentException>(() => point.Number("kernel"));
        Assert.Throws<ArgumentException>(() => point.Number("skip"));
        Assert.Throws<ArgumentException>(() => point.Choice("depth"));
    }

    [Fact]
    public void Values_that_are_no_point_are_refused_with_what_was_expected()
    {
        Assert.Contains("'depth' (1 to 4), found none", Refusal([new("model", "resnet")]));
        Assert.Contains("exist in this point, found kernel=3", Refusal([new("model", "linear"), new("ridge", 0.1), new("kernel", 3)]));
        Assert.Contains("found model=tree", Refusal([new("model", "tree")]));
        Assert.Contains("3 to 9 in steps of 2, found kernel=4", Refusal([new("model", "cnn"), new("kernel", 4)]));
        Assert.Contains("one value for 'model'", Refusal([new("model", "cnn"), new("model", "cnn")]));
        static string Refusal(AssignedValue[] values) => Assert.Throws<ArgumentException>(() => Spaces.Nested.Assign(values)).Message;
    }

    [Fact]
    public void Steps_give_the_decimals_that_a_person_would_write()
    {
        var space = new SearchSpace([new FloatParameter("x", 0.1, 0.7, Step: 0.1)]);
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], Enumerable.Range(0, 7).Select(k => space.At(k).Number("x")));
    }

    [Fact]
    public void Equal_points_have_equal_texts_and_hashes()
    {
        var (one, same, other) = (Spaces.Nested.At(3), Spaces.Nested.At(3), Spaces.Nested.At(4));
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void An_older_point_is_projected_onto_a_new_version_of_the_space()
    {
        var wider = new SearchSpace([new FloatParameter("lr", 1e-6, 1e-2, Log: true), new CategoricalParameter("batch", ["64", "16", "8"])]);
        var old = Spaces.Training.Assign([new("lr", 1e-4), new("dropout", 0.2), new("batch", "16")]);
        Assert.Equal("lr=0.0001; batch=16", wider.Project(old)?.Text);
        Assert.Null(wider.Project(Spaces.Training.Assign([new("lr", 1e-4), new("dropout", 0.2), new("batch", "128")])));
    }

    [Theory]
    [MemberData(nameof(BadSpaces))]
    public void A_faulty_space_is_refused_at_the_parameter(Parameter[] parameters, string at, string message)
    {
        var problem = Assert.Single(SearchSpace.Problems(parameters));
        Assert.Equal((at, message), (problem.Parameter, problem.Message));
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new SearchSpace(parameters)).Message);
    }

    public static TheoryData<Parameter[], string, string> BadSpaces { get; } = new()
    {
        { [], "", "expected at least one parameter" },
        { [new IntParameter(" ", 0, 1)], " ", "expected a name" },
        { [new IntParameter("x", 0, 1), new FloatParameter("x", 0, 1)], "x", "expected a name that no earlier parameter has" },
        { [new FloatParameter("x", 1, 1)], "x", "expected low < high, found 1 and 1" },
        { [new FloatParameter("x", 0, double.NaN)], "x", "expected finite bounds, found 0 and NaN" },
        { [new FloatParameter("x", 0, 1, Log: true)], "x", "expected low > 0 for a logarithmic scale, found 0" },
        { [new FloatParameter("x", 0, 1, Step: 2)], "x", "expected a step above 0 and up to 1, found 2" },
        { [new FloatParameter("x", 1, 2, Log: true, Step: 0.5)], "x", "expected no step on a logarithmic scale" },
        { [new IntParameter("x", 1, 9, Log: true, Step: 2)], "x", "expected a step of 1 on a logarithmic scale, found 2" },
        { [new IntParameter("x", 0.5, 9)], "x", "expected a whole number within ±2^53 for low, found 0.5" },
        { [new CategoricalParameter("x", [])], "x", "expected at least one choice" },
        { [new CategoricalParameter("x", ["a", "b", "a"])], "x", "expected distinct choices, found 'a' 2 times" },
        { [new FixedParameter("x", 1, "one")], "x", "expected either a number or a text" },
        { [new FixedParameter("x", double.NaN)], "x", "expected a finite number, found NaN" },
        { [new IntParameter("x", 0, 1, Condition: new("x", ["0"]))], "x", "expected a parent declared earlier, found 'x'" },
        { [new FloatParameter("x", 0, 1), new IntParameter("y", 0, 1, Condition: new("x", ["0"]))], "y", "expected a discrete parent, found the continuous 'x'" },
        { [new IntParameter("x", 0, 1), new IntParameter("y", 0, 1, Condition: new("x", []))], "y", "expected at least one value of 'x'" },
        { [new IntParameter("x", 0, 1), new IntParameter("y", 0, 1, Condition: new("x", ["2"]))], "y", "expected values of 'x' (0 to 1), found '2'" },
    };

    [Fact]
    public void A_fixed_parameter_is_in_every_point()
    {
        var space = new SearchSpace([new FixedParameter("epochs", 30), new FixedParameter("optimizer", null, "adam"), new IntParameter("x", 0, 1)]);
        Assert.Equal(["epochs=30; optimizer=adam; x=0", "epochs=30; optimizer=adam; x=1"], [space.At(0).Text, space.At(1).Text]);
        Assert.Equal(space.At(1), space.Assign(space.At(1).Values));
    }

    [Fact]
    public void Any_quantile_gives_a_value_of_the_parameter() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[1, 500], Gen.Bool, Gen.Double[0, 1]).Sample((low, width, log, unit) =>
        {
            NumericParameter[] parameters =
            [
                new IntParameter("i", low, low + width, log), new FloatParameter("f", low, low + width, log),
                new FloatParameter("s", low, low + width, Step: width / 7.0), new IntParameter("j", -low, width, Step: 1),
            ];
            return parameters.All(p => p.Read(p.Write(p.FromUnit(unit))) is { } raw && p.ToUnit(raw) is >= 0 and <= 1);
        });
}
