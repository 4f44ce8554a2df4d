using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Campaigns;

internal sealed partial class CampaignGrain
{
    public async Task<string> Create(CommandContext context, CampaignSpec spec, CancellationToken cancellation)
    {
        var body = $"campaign create {StateJson.Write(spec)}";
        return await Turn(async () =>
        {
            if (await commands.Answer(context, body, cancellation) is { } answer)
                return answer;
            if (_stored!.Exists)
                throw new CommandRefusedException($"Campaign {Id} exists already.", RefusalKind.Conflict);
            var now = time.GetUtcNow();
            _search = new(spec);
            var next = new CampaignState { Spec = spec, Owner = context.User, CreatedAt = now }.To(CampaignStatus.Queued, null, now);
            var change = new CampaignChange(next, now);
            change.Add(new CampaignCreated(spec, context.User, context.CommandId));
            await Draw(change);
            change.Command = (context, body, Id);
            await Commit(change);
            StartTimers();
            return Id;
        });
    }

    public Task<CampaignRow> Pause(CommandContext context, CancellationToken cancellation) => Command(context, "pause", change =>
    {
        Expect("pause", CampaignStatus.Queued, CampaignStatus.Running);
        change.Desire = DesiredState.Pause;
        var running = _trials.Values.Any(t => t.State == TrialState.Running);
        change.Move(running ? CampaignStatus.Pausing : CampaignStatus.Paused, null, context);
        return Task.CompletedTask;
    });

    public Task<CampaignRow> Resume(CommandContext context, CancellationToken cancellation) => Command(context, "resume", async change =>
    {
        Expect("resume", CampaignStatus.Pausing, CampaignStatus.Paused);
        if (LaneHoursUsedUp())
        {
            throw new CommandRefusedException(
                $"The budget of {Spec.Budget.MaxLaneHours} lane-hours is used up; extend it first.", RefusalKind.Conflict);
        }

        change.Desire = DesiredState.Run;
        change.Move(CampaignStatus.Running, null, context);
        await Draw(change);
    });

    public Task<CampaignRow> Stop(CommandContext context, CancellationToken cancellation) => Command(context, "stop", change =>
    {
        Expect("stop", CampaignStatus.Queued, CampaignStatus.Running, CampaignStatus.Pausing, CampaignStatus.Paused);
        change.Desire = DesiredState.Stop;
        change.Move(CampaignStatus.Stopping, null, context);
        return Task.CompletedTask;
    });

    public Task<CampaignRow> Extend(CommandContext context, BudgetSpec budget, CancellationToken cancellation) =>
        Command(context, $"extend {StateJson.Write(budget)}", async change =>
        {
            Expect("extend", CampaignStatus.Queued, CampaignStatus.Running, CampaignStatus.Pausing, CampaignStatus.Paused, CampaignStatus.Completed);
            var extended = Spec with { Budget = budget };
            CampaignValidation.Check(extended);
            if (budget.MaxTrials < State.NextNumber + State.Enqueued.Count)
            {
                throw new CommandRefusedException(
                    $"Found a budget of {budget.MaxTrials} trials, expected at least the {State.NextNumber + State.Enqueued.Count} that exist or are enqueued.", RefusalKind.Conflict);
            }

            change.State = change.State with { Spec = extended, Draining = null };
            change.Add(new CampaignExtended(budget, context.User, context.CommandId));
            if (State.Status == CampaignStatus.Completed && budget.MaxTrials > State.NextNumber)
                change.Move(CampaignStatus.Running, null, context);
            await Draw(change);
        });

    private async Task<CampaignRow> Command(CommandContext context, string name, Func<CampaignChange, Task> decide)
    {
        Require();
        var body = $"{Id} {name}";
        return await Turn(async () =>
        {
            if (await commands.Answer(context, body, CancellationToken.None) is { } answer)
                return StateJson.Read<CampaignRow>(answer);
            var change = new CampaignChange(State, time.GetUtcNow());
            await decide(change);
            change.Command = (context, body, null);
            await Commit(change);
            if (change.Desire is not null)
                await Reconcile();
            if (State.IsActive)
                StartTimers();
            return Row();
        });
    }

    private void Expect(string command, params CampaignStatus[] allowed)
    {
        if (!allowed.Contains(State.Status))
        {
            throw new CommandRefusedException(
                $"{Id} is {State.Status}; {command} is possible while it is {string.Join(" or ", allowed)}.", RefusalKind.Conflict);
        }
    }
}
