using System.Text.Json;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Signals;

/// <summary>Configures a dataset to generate, shows one record of each class as the generator makes it, and sends the command.</summary>
public sealed partial class GeneratePage
{
    private readonly GenerateDraft _draft = new();
    private Dictionary<string, string> _faults = [];
    private Guid _commandId = Guid.NewGuid();
    private string? _sent;
    private GenerateSpec? _shown;
    private GenerateEstimate? _estimate;
    private int _lanes;
    private bool _busy;
    private bool _isGenerating;
    private Exception? _refusal;

    /// <summary>The preset; absent for the standard one, "own" to configure.</summary>
    [SupplyParameterFromQuery(Name = "preset")]
    public string? Preset { get; set; }

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private IGeneratorPreviews Previews { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var preset = Preset is null ? GeneratePresets.BearingFaults : GeneratePresets.Find(Preset)?.Preset ?? "";
        if (_draft.Preset == preset && _draft.Name.Length > 0)
            return;
        if (_draft.Name.Length == 0 || GeneratePresets.Find(_draft.Preset)?.Name == _draft.Name)
            _draft.Name = GeneratePresets.Find(preset)?.Name ?? "";
        (_draft.Preset, _estimate, _shown, _refusal, _faults) = (preset, null, null, null, []);
    }

    private static string Facts(GenerateSpec preset) =>
        $"{preset.Records():N0} records: {GenerateWords.StandardClasses.Count} classes of {preset.RecordsPerClass ?? preset.Machines * preset.RecordsPerClassAndMachine:N0}, "
        + $"{preset.Seconds:0.#} s at {preset.RateHz:N0} Hz, "
        + (preset.Preset == GeneratePresets.Legacy
            ? "by older formulas that are not physical: only to repeat figures measured on them. There are no machines; it is split by record."
            : $"on {preset.Machines} virtual machines, split by machine about 70/15/15.");

    private void Choose(string? preset) =>
        Navigation.NavigateTo($"/datasets/generate?preset={Uri.EscapeDataString(string.IsNullOrEmpty(preset) ? "own" : preset)}", replace: true);

    private async Task Preview()
    {
        if (Checked() is not { } spec)
            return;
        await Busy(generating: false, async () =>
        {
            _estimate = await Calls.Read(token => Previews.Estimate(spec, token));
            _lanes = Lanes(await Calls.Read(Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).View));
            _shown = spec;
        });
    }

    private static int Lanes(PoolView pool) =>
        pool.Silos.Where(silo => silo.Status == "Active").SelectMany(silo => silo.Lanes).Count(lane => lane is { Kind: LaneKind.Training, Quarantine: null });

    private async Task Generate()
    {
        if (Checked() is not { } spec)
            return;
        await Busy(generating: true, async () =>
        {
            // The same form sent again is the same command; a changed one is another.
            var text = JsonSerializer.Serialize(spec);
            if (_sent is not null && _sent != text)
                _commandId = Guid.NewGuid();
            _sent = text;
            var registry = Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key);
            var id = await Calls.Command(Roles.Researcher, _commandId, (context, token) => registry.Generate(context, spec, token));
            Navigation.NavigateTo($"/datasets/{id}");
        });
    }

    private GenerateSpec? Checked()
    {
        _faults = [];
        var spec = _draft.Check(_faults);
        return _faults.Count > 0 || _busy ? null : spec;
    }

    private async Task Busy(bool generating, Func<Task> work)
    {
        (_busy, _isGenerating, _refusal) = (true, generating, null);
        try
        {
            await work();
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _refusal = fault;
        }
        finally
        {
            _busy = false;
        }
    }
}
