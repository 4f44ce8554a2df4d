using Cluster.Grains.Signals;

namespace Cluster.Grains.Tests.Signals;

public sealed class RecentResultsTests
{
    private int _computed;

    [Fact]
    public async Task Least_lately_used_goes_first_when_there_are_too_many_bytes()
    {
        var recent = new RecentResults(20);
        foreach (var key in new[] { "a", "b", "a", "c", "a", "b" })
            await Get(recent, key);
        Assert.Equal((4, 20L), (_computed, recent.Bytes));
    }

    [Fact]
    public async Task Those_who_ask_at_once_wait_for_one_computation()
    {
        var recent = new RecentResults(100);
        var gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 5).Select(_ => recent.Get("a", async () =>
        {
            Interlocked.Increment(ref _computed);
            await gate.Task;
            return "result";
        }, _ => 10, CancellationToken.None)).ToList();
        using var impatient = new CancellationTokenSource();
        var left = recent.Get("a", () => Task.FromResult("other"), _ => 10, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.SetResult();
        Assert.All(await Task.WhenAll(asked), result => Assert.Equal("result", result));
        Assert.Equal(1, _computed);
    }

    [Fact]
    public async Task Failure_is_forgotten()
    {
        var recent = new RecentResults(100);
        await Assert.ThrowsAsync<InvalidDataException>(() => recent.Get<string>("a", () => throw new InvalidDataException(), _ => 10, CancellationToken.None));
        Assert.Equal("a", await Get(recent, "a"));
    }

    private Task<string> Get(RecentResults recent, string key) => recent.Get(key, () =>
    {
        Interlocked.Increment(ref _computed);
        return Task.FromResult(key);
    }, _ => 10, CancellationToken.None);
}
