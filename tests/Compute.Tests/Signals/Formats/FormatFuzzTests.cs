namespace Cluster.Compute.Tests.Signals.Formats;

public class FormatFuzzTests
{
    private const long MostBytes = 64L << 20;

    [Fact]
    public void Twenty_thousand_damaged_files_are_read_or_refused_in_bounded_memory()
    {
        var fuzzer = new FormatFuzzer(seed: 7);

        fuzzer.Run(20_000);

        Assert.InRange(fuzzer.MostAllocated, 0, MostBytes);
        // Mutants that are all refused, or all read, would test nothing.
        Assert.InRange(fuzzer.Refused, 5000, 19_000);
    }

    [Fact]
    public void Same_seed_gives_the_same_outcome()
    {
        var (first, second) = (new FormatFuzzer(11), new FormatFuzzer(11));
        first.Run(300);
        second.Run(300);

        Assert.Equal((first.Refused, first.Readable), (second.Refused, second.Readable));
    }
}
