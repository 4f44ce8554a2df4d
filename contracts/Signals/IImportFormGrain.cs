namespace Cluster.Contracts.Signals;

/// <summary>Keeps what a user types about the files of a folder; key <c>forms-{user}</c>.</summary>
[Alias("Signals.IImportFormGrain")]
public interface IImportFormGrain : IGrainWithStringKey
{
    /// <summary>Keeps the form of a folder for its next import; the last one wins.</summary>
    [Alias("Save")]
    Task Save(CommandContext context, string folder, FolderForm form, CancellationToken cancellation);
}
