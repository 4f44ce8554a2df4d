using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Cluster.Chaos.Processes;

namespace Cluster.Silo.Tests.Telemetry;

/// <summary>Takes what is sent by OTLP over HTTP on loopback and keeps it as text: names and values are readable in protobuf.</summary>
public sealed class TelemetryReceiver : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, string Text)> received = new();

    /// <summary>Starts to listen on a free port.</summary>
    public TelemetryReceiver()
    {
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        listener.Prefixes.Add($"{Address}/");
        listener.Start();
        _ = Listen();
    }

    /// <summary>What OTEL_EXPORTER_OTLP_ENDPOINT is to be.</summary>
    public string Address { get; }

    /// <summary>All that came to a path such as /v1/traces, as text.</summary>
    public string Received(string path) => string.Concat(received.Where(r => r.Path == path).Select(r => r.Text));

    /// <inheritdoc/>
    public void Dispose() => listener.Close();

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                using var body = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                received.Enqueue((context.Request.Url!.AbsolutePath, await body.ReadToEndAsync()));
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
