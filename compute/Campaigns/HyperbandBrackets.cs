using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// The brackets of Hyperband, Li et al., "Hyperband: a novel bandit-based approach to hyperparameter optimization", JMLR 18, 2018,
/// algorithm 1: with R = <c>maxResource</c> and η = <c>reductionFactor</c>, bracket s from s_max = ⌊log_η R⌋ down to 0 begins with
/// n = ⌊(s_max + 1)/(s + 1)⌋ · η^s trials of R·η^-s steps, the rounding that its table 1 was made with (line 2 has ⌈(s_max + 1)/(s + 1) · η^s⌉),
/// and keeps ⌊n_i/η⌋ at each rung (lines 5 to 8).
/// </summary>
public sealed class HyperbandBrackets : ITrialGroups
{
    private readonly ulong seed;
    private readonly int round;

    /// <summary>Refuses less than one step, a factor below 2 and a first rung of more steps than there are.</summary>
    public HyperbandBrackets(int maxResource, int reductionFactor = 3, int minResource = 1, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minResource, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxResource, minResource);
        ArgumentOutOfRangeException.ThrowIfLessThan(reductionFactor, 2);
        this.seed = seed;
        var most = 0;
        for (long step = (long)minResource * reductionFactor; step <= maxResource; step *= reductionFactor)
            most++;
        All = [.. Enumerable.Range(0, most + 1).Select(at => Bracket(most, most - at, maxResource, reductionFactor))];
        round = All.Sum(bracket => bracket.Rungs[0].Trials);
    }

    /// <summary>The brackets, the one that prunes hardest first.</summary>
    public IReadOnlyList<HyperbandBracket> All { get; }

    /// <summary>
    /// The place in <see cref="All"/> of a trial's bracket. Of every round of Σn trials each bracket gets its n, in a drawn order, so
    /// that a search that ends early has served all of them.
    /// </summary>
    public int GroupOf(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var place = new Permutation(CounterRandom.Seed(seed, (ulong)(number / round)), round).At(number % round);
        var bracket = 0;
        for (; place >= All[bracket].Rungs[0].Trials; bracket++)
            place -= All[bracket].Rungs[0].Trials;
        return bracket;
    }

    private static HyperbandBracket Bracket(int most, int s, int maxResource, int factor)
    {
        var power = 1L;
        for (var i = 0; i < s; i++)
            power *= factor;
        var trials = (int)((most + 1) / (s + 1) * power);
        var rungs = new List<(int, int)>();
        for (var rung = 0; rung <= s; rung++, trials /= factor, power /= factor)
            rungs.Add((trials, (int)(maxResource / power)));
        return new(s, rungs);
    }
}
