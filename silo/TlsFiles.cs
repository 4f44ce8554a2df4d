namespace Cluster.Silo;

/// <summary>PEM files of mutual TLS: this process's certificate and key, and the authority that signs everybody's.</summary>
public sealed record TlsFiles(string Certificate, string Key, string Authority);
