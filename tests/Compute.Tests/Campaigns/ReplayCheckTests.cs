using Cluster.Compute.Campaigns;
using Cluster.Compute.Statistics;
using CsCheck;

namespace Cluster.Compute.Tests.Campaigns;

public class ReplayCheckTests
{
    private static readonly TestFunction Function = TestFunctions.Mixed;

    [Fact]
    public void The_log_of_a_parallel_pruned_search_is_explained_by_its_seed() =>
        Gen.Select(Gen.ULong, Gen.Bool).Sample((seed, asha) => Check(seed, asha).FirstMismatch(Record(seed, asha)) is null, iter: 10);

    [Fact]
    public void A_changed_point_is_found()
    {
        var log = Record(1, asha: true);
        var at = log.FindLastIndex(item => item is PointAsked);
        var asked = (PointAsked)log[at];
        log[at] = asked with { Point = ((PointAsked)log[0]).Point };
        Assert.Equal(new ReplayMismatch(at, asked.Number, asked.Point.Text, ((PointAsked)log[0]).Point.Text), Check(1, asha: true).FirstMismatch(log));
    }

    [Fact]
    public void A_point_that_a_person_gave_is_not_asked_for_and_is_known_to_what_is_drawn_after_it()
    {
        var space = Function.Space;
        var (history, sampler, log) = (new SearchHistory(space, Direction.Minimise), new TpeSampler(space, 8, 2), new List<SearchEvent>());
        for (var number = 0; number < 12; number++)
        {
            var isGiven = number is 1 or 5;
            var point = isGiven ? new RandomSampler(space, 99).Ask(history, number)! : sampler.Ask(history, number)!;
            history.Suggest(number, point);
            log.Add(isGiven ? new PointGiven(number, point) : new PointAsked(number, point));
            history.Finish(number, Outcome.Completed, Function.Value(point));
            log.Add(new TrialFinished(number, Outcome.Completed, Function.Value(point)));
        }

        ReplayCheck Again() => new(space, Direction.Minimise, new TpeSampler(space, 8, 2), new NoPruner());
        Assert.Null(Again().FirstMismatch(log));
        Assert.Equal(1, Again().FirstMismatch([.. log.Select(item => item is PointGiven given ? new PointAsked(given.Number, given.Point) : item)])?.Number);
    }

    [Fact]
    public void A_decision_that_was_left_out_is_found_at_the_trials_end()
    {
        var log = Record(2, asha: true);
        var at = log.FindIndex(item => item is TrialPruned);
        var left = (TrialPruned)log[at];
        log.RemoveAt(at);
        var mismatch = Check(2, asha: true).FirstMismatch(log)!;
        Assert.Equal((left.Number, left.Decision.ToString()), (mismatch.Number, mismatch.Expected));
        Assert.Equal(mismatch.Entry, log.FindIndex(item => item is TrialFinished && item.Number == left.Number));
    }

    [Fact]
    public void An_invented_decision_is_found()
    {
        var log = Record(3, asha: false);
        var invented = new TrialPruned(0, new PruneDecision(true, 1, 0, 0, 9, "because"));
        log.Insert(log.FindIndex(item => item is ValueReported { Number: 0 }) + 1, invented);
        Assert.Equal("no pruning", Check(3, asha: false).FirstMismatch(log)?.Expected);
    }

    [Fact]
    public void Another_seed_does_not_explain_the_log() =>
        Assert.Equal(0, Check(5, asha: true).FirstMismatch(Record(4, asha: true))?.Entry);

    private static ReplayCheck Check(ulong seed, bool asha) =>
        new(Function.Space, Direction.Minimise, new TpeSampler(Function.Space, seed, 5), Pruner(asha));

    private static IPruner Pruner(bool asha) => asha ? new AshaPruner(1, 2) : new PercentilePruner(50, 3, 1);

    /// <summary>Three lanes that report in a random order, eight steps a trial, some trials failing.</summary>
    private static List<SearchEvent> Record(ulong seed, bool asha)
    {
        var (history, log, lanes) = (new SearchHistory(Function.Space, Direction.Minimise), new List<SearchEvent>(), new List<(int Number, int Step)>());
        var (sampler, pruner, random) = (new TpeSampler(Function.Space, seed, 5), Pruner(asha), new CounterRandom(seed, 77));
        for (var next = 0; next < 30 || lanes.Count > 0;)
        {
            if (lanes.Count < 3 && next < 30)
            {
                var point = sampler.Ask(history, next)!;
                history.Suggest(next, point);
                log.Add(new PointAsked(next, point));
                lanes.Add((next++, 0));
                continue;
            }

            var lane = random.NextInt(lanes.Count);
            var (number, step) = (lanes[lane].Number, lanes[lane].Step + 1);
            lanes[lane] = (number, step);
            var value = Function.Value(history.Outstanding[number]) + random.NextDouble() / step;
            history.Report(number, step, value);
            log.Add(new ValueReported(number, step, value));
            var decision = pruner.Decide(history, number);
            if (decision.Prune)
                log.Add(new TrialPruned(number, decision));
            if (!decision.Prune && step < 8 && random.NextInt(50) > 0)
                continue;
            var outcome = decision.Prune ? Outcome.Pruned : step < 8 ? Outcome.Failed : Outcome.Completed;
            history.Finish(number, outcome, value);
            log.Add(new TrialFinished(number, outcome, value));
            lanes.RemoveAt(lane);
        }

        return log;
    }
}
