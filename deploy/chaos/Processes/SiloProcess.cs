namespace Cluster.Chaos.Processes;

/// <summary>A silo: its process, its name, the port by which other silos know it, and where its health is asked.</summary>
public sealed record SiloProcess(ManagedProcess Process, string Name, int Port, Uri Http)
{
    /// <summary>Whether a name, or an address such as <c>S127.0.0.1:41234:98765432</c> or <c>127.0.0.1:41234@98765432</c>, is this silo's.</summary>
    public bool Is(string address) => address == Name || address.Contains($":{Port}:", StringComparison.Ordinal) || address.Contains($":{Port}@", StringComparison.Ordinal);
}
