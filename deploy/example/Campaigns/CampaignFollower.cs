using Cluster.Contracts.Campaigns;
using Spectre.Console;

namespace Cluster.Example.Campaigns;

/// <summary>Shows a running campaign in the terminal: a bar of finished trials, and the best so far.</summary>
public sealed class CampaignFollower(ClusterClient client, IAnsiConsole console)
{
    /// <summary>Follows until the campaign has ended; returns its last snapshot.</summary>
    public async Task<CampaignSnapshot> Follow(string campaign, CancellationToken cancellation)
    {
        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(progress => Show(campaign, progress.AddTask(campaign), cancellation));
        var snapshot = await client.Get<CampaignSnapshot>($"campaigns/{campaign}", cancellation);
        return snapshot.Row.Status == CampaignStatus.Completed
            ? snapshot
            : throw new ClusterException($"{campaign} ended as {snapshot.Row.Status}: {snapshot.Row.StatusReason ?? "without a reason"}.");
    }

    private async Task Show(string campaign, ProgressTask task, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                // What happened before the stream was open comes from the snapshot, and a stream that breaks is opened anew.
                if (Show((await client.Get<CampaignSnapshot>($"campaigns/{campaign}", cancellation)).Row, task))
                    return;
                await foreach (var update in client.Follow<CampaignUpdate>($"campaigns/{campaign}/live", cancellation))
                {
                    if (Show(update.Row, task))
                        return;
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                task.Description = $"{campaign}: waits for the cluster ({broken.Message.EscapeMarkup()})";
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        }
    }

    private static bool Show(CampaignRow row, ProgressTask task)
    {
        var best = row.Best is { } trial ? $"best: trial {trial.Number} with {Format.Share(trial.Accuracy)}" : "no result yet";
        (task.MaxValue, task.Value) = (row.MaxTrials, row.Counts.Finished);
        task.Description = $"{row.Id}: {row.Counts.Finished}/{row.MaxTrials} trials, {row.Counts.Running} running; validation {best}".EscapeMarkup();
        return row.Status is CampaignStatus.Completed or CampaignStatus.Stopped or CampaignStatus.Failed;
    }
}
