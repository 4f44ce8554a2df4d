using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Campaigns;

internal sealed partial class CampaignGrain
{
    private const int MostEnqueued = 1000;

    public Task<CampaignRow> Enqueue(CommandContext context, IReadOnlyList<EnqueuedPoint> points, CancellationToken cancellation) =>
        Command(context, $"enqueue {StateJson.Write(points)}", async change =>
        {
            Expect("enqueue", CampaignStatus.Queued, CampaignStatus.Running, CampaignStatus.Pausing, CampaignStatus.Paused);
            if (Spec.Sampler.Kind == SamplerKind.Grid)
                throw new CommandRefusedException($"{Id} is a grid, which runs each of its points once in its own order; points can be enqueued with any other sampler.");
            if (points.Count == 0 || State.Enqueued.Count + points.Count > MostEnqueued)
            {
                throw new CommandRefusedException(
                    $"points: found {points.Count} beside {State.Enqueued.Count} that wait, expected 1 to {MostEnqueued - State.Enqueued.Count}.");
            }

            var room = Spec.Budget.MaxTrials - State.NextNumber - State.Enqueued.Count;
            if (points.Count > room)
            {
                throw new CommandRefusedException(
                    $"points: found {points.Count}, expected at most {Math.Max(room, 0)}, the rest of the budget of {Spec.Budget.MaxTrials} trials; extend it first.",
                    RefusalKind.Conflict);
            }

            EnqueuedPoint[] read = [.. points.Select(Read)];
            change.State = change.State with { Enqueued = [.. State.Enqueued, .. read] };
            change.Add(new PointsEnqueued(read, context.User, context.CommandId));
            await Draw(change);
        });

    private EnqueuedPoint Read(EnqueuedPoint point, int at)
    {
        try
        {
            return new(_search!.Check(point.Values));
        }
        catch (ArgumentException fault)
        {
            throw new CommandRefusedException($"points[{at}]: {fault.Message}");
        }
    }
}
