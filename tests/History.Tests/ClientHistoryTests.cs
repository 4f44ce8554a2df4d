namespace Cluster.History.Tests;

public sealed class ClientHistoryTests
{
    [Fact]
    public void A_retry_is_an_attempt_of_its_own_under_the_same_command()
    {
        var history = new ClientHistory(TimeProvider.System);
        var command = Guid.NewGuid();

        history.Unknown(history.Invoke(command, CommandKind.Create, null), "time-out");
        history.Ok(history.Invoke(command, CommandKind.Create, null), "campaign-3");

        Assert.Collection(
            history.Operations(),
            first => Assert.Equal((command, OperationOutcome.Unknown, null), (first.CommandId, first.Outcome, first.Campaign)),
            second => Assert.Equal((command, OperationOutcome.Ok, "campaign-3"), (second.CommandId, second.Outcome, second.Campaign)));
    }

    [Fact]
    public void An_attempt_in_flight_counts_as_unanswered()
    {
        var history = new ClientHistory(TimeProvider.System);

        history.Invoke(Guid.NewGuid(), CommandKind.Stop, "campaign-3");

        var operation = Assert.Single(history.Operations());
        Assert.Equal(OperationOutcome.Unknown, operation.Outcome);
        Assert.Null(operation.AnsweredAt);
    }

    [Fact]
    public void Attempts_from_many_threads_are_all_kept()
    {
        var history = new ClientHistory(TimeProvider.System);

        Parallel.For(0, 1000, i => history.Ok(history.Invoke(Guid.NewGuid(), CommandKind.Pause, $"campaign-{i}")));

        Assert.Equal(1000, history.Operations().Count(o => o.Outcome == OperationOutcome.Ok && o.AnsweredAt >= o.InvokedAt));
    }
}
