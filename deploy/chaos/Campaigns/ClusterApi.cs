using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;
using Cluster.History;

namespace Cluster.Chaos.Campaigns;

/// <summary>
/// A client of the REST API that writes down what it asks and is answered. A command that gets no clear answer is sent again under the same id
/// until its limit, each attempt an entry of its own in the history.
/// </summary>
public sealed class ClusterApi : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly HttpClient http;
    private readonly ClientHistory history;

    /// <summary>A client for the cluster at <paramref name="address"/> with an API token.</summary>
    public ClusterApi(Uri address, string token, ClientHistory history)
    {
        http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/"), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        this.history = history;
    }

    /// <summary>How contract records are written as JSON.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Creates a campaign; returns its id.</summary>
    public async Task<string> Create(CampaignSpec spec)
    {
        var id = "";
        await Command(CommandKind.Create, null, "campaigns", spec, body => id = body.GetProperty("id").GetString()!);
        return id;
    }

    /// <summary>Pauses a campaign.</summary>
    public Task PauseCampaign(string campaign) => Command(CommandKind.Pause, campaign, $"campaigns/{campaign}/pause", null);

    /// <summary>Resumes a campaign.</summary>
    public Task Resume(string campaign) => Command(CommandKind.Resume, campaign, $"campaigns/{campaign}/resume", null);

    /// <summary>Stops a campaign early.</summary>
    public Task Stop(string campaign) => Command(CommandKind.Stop, campaign, $"campaigns/{campaign}/stop", null);

    /// <summary>Raises a campaign's budget.</summary>
    public Task Extend(string campaign, BudgetSpec budget) => Command(CommandKind.Extend, campaign, $"campaigns/{campaign}/extend", budget);

    /// <summary>Starts generating a dataset; returns its id.</summary>
    public async Task<string> Generate(GenerateSpec spec)
    {
        var id = "";
        await Command(CommandKind.Other, null, "datasets/generate", spec, body => id = body.GetProperty("id").GetString()!);
        return id;
    }

    /// <summary>A campaign with its trials.</summary>
    public Task<CampaignSnapshot> Campaign(string campaign, CancellationToken cancellation) => Get<CampaignSnapshot>($"campaigns/{campaign}", cancellation);

    /// <summary>A dataset at its newest version.</summary>
    public Task<DatasetView> Dataset(string dataset, CancellationToken cancellation) => Get<DatasetView>($"datasets/{dataset}", cancellation);

    /// <summary>The scheduler's view of silos, lanes and queue.</summary>
    public Task<PoolView> Pool(CancellationToken cancellation) => Get<PoolView>("devices", cancellation);

    /// <summary>Opens a stream of server-sent events; the caller reads and disposes it.</summary>
    public Task<Stream> Open(string path, CancellationToken cancellation) => http.GetStreamAsync(new Uri(path, UriKind.Relative), cancellation);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Reads; a server that asks for patience is given it.</summary>
    private async Task<T> Get<T>(string path, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), patience.Token);
            if (response.IsSuccessStatusCode)
                return await response.Content.ReadFromJsonAsync<T>(Json, patience.Token) ?? throw new RefusedException(response.StatusCode, $"{path} is empty.");
            if (response.StatusCode != HttpStatusCode.TooManyRequests)
                throw new RefusedException(response.StatusCode, await response.Content.ReadAsStringAsync(patience.Token));
            await Task.Delay(response.Headers.RetryAfter?.Delta ?? Pause, patience.Token);
        }
    }

    private async Task Command(CommandKind kind, string? campaign, string path, object? body, Action<JsonElement>? read = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        var id = Guid.NewGuid();
        while (true)
        {
            var handle = history.Invoke(id, kind, campaign);
            try
            {
                using var attempt = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
                attempt.CancelAfter(AttemptLimit);
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }, options: Json) };
                request.Headers.Add("Idempotency-Key", id.ToString());
                using var response = await http.SendAsync(request, attempt.Token);
                var text = await response.Content.ReadAsStringAsync(attempt.Token);
                if (response.IsSuccessStatusCode)
                {
                    using var answer = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
                    read?.Invoke(answer.RootElement);
                    history.Ok(handle, campaign ?? (answer.RootElement.TryGetProperty("id", out var made) ? made.GetString() : null));
                    return;
                }

                if (response.StatusCode is < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests and not HttpStatusCode.RequestTimeout)
                {
                    history.Fail(handle, text);
                    throw new RefusedException(response.StatusCode, text);
                }

                history.Unknown(handle, $"{(int)response.StatusCode}: {text}");
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
            {
                history.Unknown(handle, error.Message);
            }

            if (patience.IsCancellationRequested)
                throw new TimeoutException($"{kind} {campaign}: no clear answer within {Patience.TotalSeconds:F0} s; last: {history.Operations()[^1].Answer}");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
