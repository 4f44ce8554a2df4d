using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cluster.Web.Signals;

/// <summary>Takes files and folders in the browser and sends them to a new import by HTTP, with progress and a way out.</summary>
public sealed partial class RecordingsSend
{
    private const long LargestFile = 512L << 20;
    private const int MostFiles = 10_000;
    private readonly SplitDraft _split = new();
    private readonly Dictionary<string, long> _files = new(StringComparer.Ordinal);
    private Dictionary<string, string> _faults = [];
    private IReadOnlyList<ChosenFile> _under = [];
    private IReadOnlyList<string> _notSent = [];
    private ElementReference _zone;
    private IJSObjectReference? _module;
    private DotNetObjectReference<RecordingsSend>? _self;
    private string _name = "";
    private long _sent;
    private int _done;
    private bool _busy;
    private Exception? _refusal;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    private long Total => _files.Values.Sum();

    /// <summary>The browser begins to tell its files anew.</summary>
    [JSInvokable]
    public void Restart() => _files.Clear();

    /// <summary>Some of the files that were chosen or dropped.</summary>
    [JSInvokable]
    public void Chosen(IReadOnlyList<ChosenFile> files)
    {
        foreach (var file in files)
            _files[file.Path] = file.Bytes;
        if (_name.Length == 0)
            _name = RecordingsDraft.FolderOf(_files.Keys);
        CheckFiles();
        StateHasChanged();
    }

    /// <summary>How far sending is: bytes and files in all, and the files under way.</summary>
    [JSInvokable]
    public void Sent(long bytes, int files, IReadOnlyList<ChosenFile> under)
    {
        (_sent, _done, _under) = (bytes, files, under);
        StateHasChanged();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its module with it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["imports.js"]);
        _self = DotNetObjectReference.Create(this);
        await _module.InvokeVoidAsync("watch", _zone, _self);
    }

    private static long Percent(long part, long whole) => 100 * part / Math.Max(1, whole);

    private long Length(string path) => _files.GetValueOrDefault(path);

    private void CheckFiles()
    {
        _faults.Remove("files");
        if (_files.Count > MostFiles)
            _faults["files"] = $"{_files.Count:N0} files are chosen; an import takes at most {MostFiles:N0}.";
        else if (_files.FirstOrDefault(file => file.Value > LargestFile) is { Key: not null } large)
            _faults["files"] = $"{large.Key} has {Show.Bytes(large.Value)}; a file may have {Show.Bytes(LargestFile)}.";
        else if (_files.FirstOrDefault(file => file.Value == 0) is { Key: not null } empty)
            _faults["files"] = $"{empty.Key} is empty; leave it out.";
    }

    private async Task Send()
    {
        _faults = [];
        (_refusal, _notSent) = (null, []);
        CheckFiles();
        if (_files.Count == 0)
            _faults["files"] = "Choose or drop the recordings.";
        if (string.IsNullOrWhiteSpace(_name))
            _faults["name"] = "Give it a name.";
        var spec = new ImportSpec(_name.Trim(), "", _split.Check(_faults));
        if (_faults.Count > 0 || _busy || _module is null)
            return;
        (_busy, _sent, _done) = (true, 0, 0);
        try
        {
            var registry = Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key);
            var id = await Calls.Command(Roles.Researcher, Guid.NewGuid(), (context, token) => registry.BeginImport(context, spec, token));
            var end = await _module.InvokeAsync<SentFiles>("send", TimeSpan.FromHours(12), id, _self);
            if (end is { Stopped: false, Faults.Count: 0 })
            {
                Navigation.NavigateTo($"/datasets/import?dataset={id}");
                return;
            }

            _notSent = end.Faults;
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), Grains.GetGrain<IDatasetGrain>(id).Cancel);
        }
        catch (Exception fault) when (PageCalls.IsTold(fault) || fault is JSException)
        {
            _refusal = fault;
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task Stop()
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("stop");
    }
}
