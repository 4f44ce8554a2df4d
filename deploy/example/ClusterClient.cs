using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cluster.Example;

/// <summary>The few lines that a client of the REST API needs: a bearer token, JSON, and a command id that makes a repeated request harmless.</summary>
public sealed class ClusterClient : IDisposable
{
    private const int Attempts = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly HttpClient http;

    /// <summary>A client of the cluster at this address.</summary>
    public ClusterClient(Uri address, string token)
    {
        http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/"), Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Reads a resource.</summary>
    public async Task<T> Get<T>(string path, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return await Read<T>(response, cancellation);
    }

    /// <summary>Sends a command; every attempt carries the same id, so that it acts once however often it is sent.</summary>
    public async Task<T> Post<T>(string path, object body, CancellationToken cancellation)
    {
        var command = Guid.NewGuid();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType(), options: Json) };
                request.Headers.Add("Idempotency-Key", command.ToString());
                using var response = await http.SendAsync(request, cancellation);
                if ((int)response.StatusCode < 500 || attempt == Attempts)
                    return await Read<T>(response, cancellation);
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                // The answer was lost on the way: the next attempt asks for it again.
            }

            await Task.Delay(TimeSpan.FromSeconds(attempt), cancellation);
        }
    }

    /// <summary>Uploads a file.</summary>
    public async Task Put(string path, string file, CancellationToken cancellation)
    {
        await using var bytes = File.OpenRead(file);
        using var content = new StreamContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await http.PutAsync(new Uri(path, UriKind.Relative), content, cancellation);
        if (!response.IsSuccessStatusCode)
            throw await Refusal(response, cancellation);
    }

    /// <summary>Follows a stream of server-sent events until it ends.</summary>
    public async IAsyncEnumerable<T> Follow<T>(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var stream = await http.GetStreamAsync(new Uri(path, UriKind.Relative), cancellation);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            // event: update
            // data: {"row":{...},"trials":[...]}
            if (line.StartsWith("data:", StringComparison.Ordinal))
                yield return JsonSerializer.Deserialize<T>(line.AsSpan(5), Json)!;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static async Task<T> Read<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
            throw await Refusal(response, cancellation);
        return await response.Content.ReadFromJsonAsync<T>(Json, cancellation) ?? throw new ClusterException($"{response.RequestMessage?.RequestUri} answered nothing.");
    }

    private static async Task<ClusterException> Refusal(HttpResponseMessage response, CancellationToken cancellation) =>
        new($"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} was answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellation)}");
}
