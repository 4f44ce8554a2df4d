using System.Text.Json;
using Cluster.Chaos.Campaigns;
using Cluster.Contracts.Campaigns;
using Cluster.History;

namespace Cluster.Chaos.Live;

/// <summary>A viewer of one campaign as a browser is one: a snapshot, then live updates; on any break it connects and loads again.</summary>
public sealed class LivePage : IAsyncDisposable
{
    private readonly CancellationTokenSource closed = new();
    private readonly ClusterApi api;
    private readonly ClientHistory history;
    private readonly string name;
    private readonly string campaign;
    private readonly Task loop;
    private long version;

    private LivePage(ClusterApi api, ClientHistory history, string name, string campaign)
    {
        this.api = api;
        this.history = history;
        this.name = name;
        this.campaign = campaign;
        loop = Task.Run(Follow);
    }

    /// <summary>The version it shows.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>How often it had to connect anew.</summary>
    public int Reconnects { get; private set; }

    /// <summary>Opens the page.</summary>
    public static LivePage Open(ClusterApi api, ClientHistory history, string name, string campaign) => new(api, history, name, campaign);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        await loop;
        closed.Dispose();
    }

    private async Task Follow()
    {
        while (!closed.IsCancellationRequested)
        {
            try
            {
                await using var stream = await api.Open($"campaigns/{campaign}/live", closed.Token);
                using var reader = new StreamReader(stream);
                while (await reader.ReadLineAsync(closed.Token) is { } line)
                {
                    // event: snapshot
                    // data: {"row":{...,"version":17},"trials":[...],...}
                    if (line.StartsWith("data:", StringComparison.Ordinal) && Show(JsonSerializer.Deserialize<CampaignUpdate>(line.AsSpan(5), ClusterApi.Json)!.Row))
                        return;
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or RefusedException or OperationCanceledException)
            {
                Reconnects++;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }
    }

    /// <summary>Shows a row, be it older than what is shown: that the stream never goes back is for the checker to find; true when the campaign has ended for good, which one that has completed has not: more trials set it going again.</summary>
    private bool Show(CampaignRow row)
    {
        if (row.Version != version)
        {
            Interlocked.Exchange(ref version, row.Version);
            history.Saw(name, campaign, row.Version);
        }

        return row.Status is CampaignStatus.Stopped or CampaignStatus.Failed;
    }
}
