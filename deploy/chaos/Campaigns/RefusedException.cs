using System.Net;

namespace Cluster.Chaos.Campaigns;

/// <summary>The API refused a request; the message is its own.</summary>
public sealed class RefusedException(HttpStatusCode status, string message) : Exception($"{(int)status}: {message}")
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status => status;
}
