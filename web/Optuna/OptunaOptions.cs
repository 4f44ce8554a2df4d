using System.Net;

namespace Cluster.Web.Optuna;

/// <summary>Where workers of Optuna are answered.</summary>
/// <param name="EndPoint">Address and port; port 0: a free one.</param>
/// <param name="Certificate">PEM file of the certificate; null: HTTP/2 without TLS.</param>
/// <param name="Key">PEM file of its private key.</param>
/// <param name="RequiresToken">Whether every call needs an API token.</param>
public sealed record OptunaOptions(IPEndPoint EndPoint, string? Certificate, string? Key, bool RequiresToken);
