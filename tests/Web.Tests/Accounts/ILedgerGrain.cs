using Cluster.Contracts;

namespace Cluster.Web.Tests.Accounts;

/// <summary>A grain that takes commands and passes them on to another of its kind.</summary>
[Alias("Tests.ILedgerGrain")]
public interface ILedgerGrain : IGrainWithStringKey
{
    [Alias("Write")]
    Task<string> Write(CommandContext context, bool refuse);

    [Alias("Read")]
    Task<string> Read(string page);
}
