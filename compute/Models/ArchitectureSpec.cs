using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models;

/// <summary>
/// Everything that is needed to build a network again, as JSON in its artifact. Kind is cnn1d; Hidden is the width of the hidden layer
/// of its head (0: none), behind which HeadDropout acts.
/// </summary>
public sealed record ArchitectureSpec(string Kind, IReadOnlyList<BlockSpec> Blocks, int Hidden, double HeadDropout, int Classes)
{
    /// <summary>The one kind there is.</summary>
    public const string Cnn1d = "cnn1d";

    private const int MostBlocks = 16;
    private const int MostChannels = 4096;
    private const int MostTaps = 8192;

    /// <summary>Refuses, with what was expected and found, a specification that is no network.</summary>
    public void Check()
    {
        if (Kind != Cnn1d)
            throw JobFailedException.BadInput($"Expected architecture {Cnn1d}, found '{Kind}'.");
        Within("blocks", Blocks.Count, 1, MostBlocks);
        Within("classes", Classes, 2, MostChannels);
        Within("hidden units", Hidden, 0, MostChannels);
        Fraction(HeadDropout);
        foreach (var block in Blocks)
        {
            Within("channels", block.Channels, 1, MostChannels);
            Within("kernel samples", block.Kernel, 1, MostTaps);
            Within("stride", block.Stride, 1, MostTaps);
            Within("pool", block.Pool, 1, MostTaps);
            Fraction(block.Dropout);
        }
    }

    /// <summary>How many samples reach the head; an input that is too short for the network is refused.</summary>
    public long LengthAfter(long samples)
    {
        var length = samples;
        foreach (var block in Blocks)
        {
            length = block.LengthAfter(length);
            if (length < 1)
                throw JobFailedException.BadInput($"Expected a window long enough for {Blocks.Count} blocks, found {samples} samples.");
        }

        return length;
    }

    private static void Within(string what, int found, int low, int high)
    {
        if (found < low || found > high)
            throw JobFailedException.BadInput($"Expected {low} to {high} {what}, found {found}.");
    }

    private static void Fraction(double dropout)
    {
        if (!(dropout is >= 0 and < 1))
            throw JobFailedException.BadInput($"Expected a dropout in [0, 1), found {dropout}.");
    }
}
