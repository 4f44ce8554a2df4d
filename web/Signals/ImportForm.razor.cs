using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Cluster.Web.Signals;

/// <summary>Sends a manifest and its files to a new dataset, piece by piece.</summary>
public sealed partial class ImportForm
{
    private const int Piece = 256 * 1024;
    private const long LargestFile = 512L << 20;
    private const long LargestManifest = 8 * 1024 * 1024;
    private readonly SplitDraft _split = new();
    private Dictionary<string, string> _faults = [];
    private IReadOnlyList<IBrowserFile> _files = [];
    private string _name = "";
    private string _manifest = "";
    private string? _sending;
    private long _sent;
    private bool _busy;
    private Exception? _refusal;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private long Percent => 100 * _sent / Math.Max(1, _files.Sum(file => file.Size));

    private async Task ReadManifest(InputFileChangeEventArgs args)
    {
        _faults.Remove("manifest");
        if (args.File.Size > LargestManifest)
        {
            _faults["manifest"] = $"{args.File.Name} has {Show.Bytes(args.File.Size)}; a manifest may have {Show.Bytes(LargestManifest)}.";
            return;
        }

        using var reader = new StreamReader(args.File.OpenReadStream(LargestManifest));
        _manifest = await reader.ReadToEndAsync();
    }

    private async Task Import()
    {
        _faults = [];
        _refusal = null;
        if (string.IsNullOrWhiteSpace(_name))
            _faults["name"] = "Give it a name.";
        if (string.IsNullOrWhiteSpace(_manifest))
            _faults["manifest"] = "The manifest says what each file shows.";
        if (_files.Count == 0)
            _faults["files"] = "Choose the recordings that the manifest names.";
        else if (_files.FirstOrDefault(file => file.Size > LargestFile) is { } tooLarge)
            _faults["files"] = $"{tooLarge.Name} has {Show.Bytes(tooLarge.Size)}; at most {Show.Bytes(LargestFile)} a file.";
        var spec = new ImportSpec(_name.Trim(), _manifest, _split.Check(_faults));
        if (_faults.Count > 0 || _busy)
            return;
        _busy = true;
        try
        {
            await Send(spec);
        }
        catch (Exception fault) when (PageCalls.IsTold(fault) || fault is IOException)
        {
            _refusal = fault;
        }
        finally
        {
            (_busy, _sending) = (false, null);
        }
    }

    private async Task Send(ImportSpec spec)
    {
        // Looked at before anything is opened: a name that cannot be told apart is no reason to leave half an import behind.
        var files = _files.Select(file => (Path: ManifestPaths.Of(spec.Manifest, file.Name), File: file)).ToList();
        var registry = Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key);
        var id = await Calls.Command(Roles.Researcher, Guid.NewGuid(), (context, token) => registry.BeginImport(context, spec, token));
        var dataset = Grains.GetGrain<IDatasetGrain>(id);
        _sent = 0;
        try
        {
            foreach (var (path, file) in files)
                await Send(dataset, path, file);
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), dataset.CommitImport);
        }
        catch
        {
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), dataset.Cancel);
            throw;
        }

        Navigation.NavigateTo($"/datasets/{id}");
    }

    private async Task Send(IDatasetGrain dataset, string path, IBrowserFile file)
    {
        await using var stream = file.OpenReadStream(LargestFile);
        var buffer = new byte[Piece];
        long offset = 0;
        while (true)
        {
            var read = await stream.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false);
            if (read == 0)
                break;
            var (at, piece) = (offset, buffer[..read]);
            await Calls.Read(token => dataset.Append(path, at, piece, token));
            offset += read;
            _sent += read;
            _sending = $"{path}: {Show.Bytes(offset)} of {Show.Bytes(file.Size)}";
            StateHasChanged();
        }
    }
}
