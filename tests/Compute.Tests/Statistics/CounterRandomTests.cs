using Cluster.Compute.Statistics;
using CsCheck;

namespace Cluster.Compute.Tests.Statistics;

public class CounterRandomTests
{
    /// <summary>The known answers that the authors of Philox publish for 4x32 with 10 rounds.</summary>
    [Theory]
    [InlineData(0x0UL, 0x0UL, 0x0UL, 0xe169c58d6627e8d5UL, 0x9b00dbd8bc57ac4cUL)]
    [InlineData(0xffffffffffffffffUL, 0xffffffffffffffffUL, 0xffffffffffffffffUL, 0x41c83b0e408f276dUL, 0x6d5451fda20bc7c6UL)]
    [InlineData(0x299f31d0a4093822UL, 0x85a308d3243f6a88UL, 0x0370734413198a2eUL, 0x94fdccebd16cfe09UL, 0x24126ea15001e420UL)]
    public void Blocks_equal_the_published_answers(ulong key, ulong block, ulong stream, ulong first, ulong second) =>
        Assert.Equal((first, second), CounterRandom.Block(key, block, stream));

    [Fact]
    public void Words_are_the_halves_of_the_blocks_in_order()
    {
        var random = new CounterRandom(11, 12);
        for (var block = 0UL; block < 3; block++)
            Assert.Equal(CounterRandom.Block(11, block, 12), (random.NextUInt64(), random.NextUInt64()));
    }

    [Fact]
    public void A_generator_goes_on_from_any_stored_position() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Int[0, 50]).Sample((seed, stream, skip) =>
        {
            var through = new CounterRandom(seed, stream);
            for (var k = 0; k < skip; k++)
                through.NextUInt64();
            var restored = new CounterRandom(seed, stream) { Position = through.Position };
            return Enumerable.Range(0, 5).All(_ => through.NextUInt64() == restored.NextUInt64());
        });

    [Fact]
    public void Streams_and_child_seeds_differ()
    {
        var firsts = Enumerable.Range(0, 1000).Select(stream => new CounterRandom(7, (ulong)stream).NextUInt64());
        var children = Enumerable.Range(0, 1000).Select(number => CounterRandom.Seed(7, (ulong)number));
        Assert.Equal(2000, firsts.Concat(children).Distinct().Count());
    }

    [Fact]
    public void Integers_stay_in_range_and_are_even()
    {
        var random = new CounterRandom(1);
        var counts = new int[6];
        for (var k = 0; k < 60_000; k++)
            counts[random.NextInt(6)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_700, 10_300));
    }

    [Fact]
    public void Gaussians_have_the_moments_of_the_normal_distribution()
    {
        var random = new CounterRandom(3);
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian()).ToArray();
        Assert.Equal(0, draws.Average(), 0.02);
        Assert.Equal(1, draws.Average(x => x * x), 0.02);
        Assert.Equal(3, draws.Average(x => x * x * x * x), 0.1);
    }

    [Fact]
    public void Shuffle_keeps_every_item_and_reaches_every_order()
    {
        var random = new CounterRandom(5);
        var orders = new HashSet<string>();
        for (var k = 0; k < 500; k++)
        {
            var letters = "abcd".ToCharArray();
            random.Shuffle(letters.AsSpan());
            Assert.Equal("abcd", string.Concat(letters.Order()));
            orders.Add(new string(letters));
        }

        Assert.Equal(24, orders.Count);
    }

    [Fact]
    public void An_empty_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CounterRandom(1).NextInt(0));
}
