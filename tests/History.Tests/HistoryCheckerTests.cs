using CsCheck;

namespace Cluster.History.Tests;

public sealed class HistoryCheckerTests
{
    public static TheoryData<string> FaultNames => [.. Faults.All.Select(f => f.Name)];

    [Fact]
    public void A_history_that_keeps_every_promise_passes() =>
        ValidHistory.Gen.Sample(evidence => Assert.Empty(HistoryChecker.Check(evidence)), iter: 500);

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void A_planted_fault_is_found_by_its_rule(string name)
    {
        var fault = Faults.All.Single(f => f.Name == name);
        var planted = 0;
        ValidHistory.Gen.Sample(
            evidence =>
            {
                if (fault.Plant(evidence) is { } broken)
                {
                    planted++;
                    Assert.Contains(HistoryChecker.Check(broken), v => v.Rule == fault.Rule);
                }
            },
            iter: 100,
            threads: 1);
        Assert.True(planted >= 10, $"expected the fault in at least 10 of 100 histories, found it in {planted}.");
    }

    [Fact]
    public void Every_rule_has_a_fault_that_it_finds() =>
        Assert.Equal(HistoryChecker.Rules.Select(r => r.Number), Faults.All.Select(f => f.Rule).Distinct().Order());
}
