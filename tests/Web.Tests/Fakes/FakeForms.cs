using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Web.Tests.Fakes;

/// <summary>Forms that were kept.</summary>
public sealed class FakeForms : IImportFormGrain
{
    public Dictionary<string, FolderForm> Kept { get; } = [];

    public Task Save(CommandContext context, string folder, FolderForm form, CancellationToken cancellation)
    {
        Kept[folder] = form;
        return Task.CompletedTask;
    }
}
