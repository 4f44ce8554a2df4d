using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

/// <summary>Keeps the forms of one user; they are rows, it has no state.</summary>
internal sealed class ImportFormGrain(ImportFormTable forms) : Grain, IImportFormGrain
{
    private const string Prefix = "forms-";
    private const int MostBytes = 1 << 20;

    public async Task Save(CommandContext context, string folder, FolderForm form, CancellationToken cancellation)
    {
        var user = this.GetPrimaryKeyString();
        if (user != Prefix + context.User)
            throw new CommandRefusedException($"Found the forms of {user}, expected one's own.", RefusalKind.NotFound);
        var body = StateJson.Write(form);
        if (folder.Length > 300 || body.Length > MostBytes)
            throw new CommandRefusedException($"form: found {body.Length} bytes for a folder of {folder.Length} characters, expected at most {MostBytes} and 300.");
        await forms.Save(context, folder, body, cancellation);
    }
}
