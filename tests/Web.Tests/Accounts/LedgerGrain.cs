using Cluster.Contracts;

namespace Cluster.Web.Tests.Accounts;

internal sealed class LedgerGrain : Grain, ILedgerGrain
{
    public async Task<string> Write(CommandContext context, bool refuse)
    {
        if (refuse)
            throw new CommandRefusedException("The page is full.", RefusalKind.Conflict);
        return this.GetPrimaryKeyString() == "ledger-front" ? await GrainFactory.GetGrain<ILedgerGrain>("ledger-back").Write(context, false) : "page-7";
    }

    public Task<string> Read(string page) => Task.FromResult(page);
}
