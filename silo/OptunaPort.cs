using System.Net;

namespace Cluster.Silo;

/// <summary>The port where workers of Optuna join.</summary>
/// <param name="EndPoint">Address and port.</param>
/// <param name="IsChosen">Whether an operator named the port; one that is only the default is given up when another program has it.</param>
/// <param name="IsOpen">Whether others than this machine reach it: every call then needs a token.</param>
/// <param name="Certificate">PEM file of the certificate, or null for no TLS.</param>
/// <param name="Key">PEM file of its private key.</param>
public sealed record OptunaPort(IPEndPoint EndPoint, bool IsChosen, bool IsOpen, string? Certificate, string? Key)
{
    /// <summary>Whether another program has the port.</summary>
    public bool IsTaken { get; init; }

    /// <summary>What the operator is told at the start.</summary>
    public string Sentence(bool isWebOpen)
    {
        if (IsTaken)
        {
            return $"No Optuna workers: port {EndPoint.Port} on {EndPoint.Address} is taken by another program; set {Settings.OptunaPort.Variable} to another port, or to off.";
        }

        var host = IPAddress.Any.Equals(EndPoint.Address) || IPAddress.IPv6Any.Equals(EndPoint.Address) ? Dns.GetHostName() : EndPoint.Address.ToString();
        return $"Optuna workers join with optuna.storages.GrpcStorageProxy(host=\"{host}\", port={EndPoint.Port})"
            + (IsOpen ? ", over TLS and with an API token."
                : isWebOpen ? $" on this machine only: set {Settings.OptunaCertificate.Variable} and {Settings.OptunaKey.Variable} to open it to the network."
                : ".");
    }
}
