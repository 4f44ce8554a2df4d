using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cluster.Web.Signals;

/// <summary>Shows what received files hold and asks for what they can't say, for all and for each; then commits the import.</summary>
public sealed partial class RecordingsDescribe
{
    private const int Rows = 20;
    private readonly RecordingsDraft _draft = new();
    private readonly Dictionary<string, RateAdvice> _advice = new(StringComparer.Ordinal);
    private Dictionary<string, string> _faults = [];
    private IReadOnlyList<string> _names = [];
    private Page<ReceivedRecording>? _page;
    private (string? Dataset, int Number) _shown;
    private string _user = "";
    private bool _busy;
    private Exception? _fault;
    private Exception? _refusal;

    /// <summary>The import's id.</summary>
    [Parameter, EditorRequired]
    public string Dataset { get; set; } = "";

    /// <summary>Page of the files, from 1.</summary>
    [Parameter]
    public int Number { get; set; } = 1;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private IImportQueries Imports { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Folder => RecordingsDraft.KeptFor(_names);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => _shown == (Dataset, Number) ? Task.CompletedTask : Load();

    private static string Words(ReceivedRecording file)
    {
        var signals = file.Variables.Where(variable => variable.IsSignal).ToArray();
        var named = string.Join(", ", signals.Take(3).Select(variable => $"{variable.Name} ({variable.Shape})"));
        return signals.Length == 0 ? "no vector of samples" : signals.Length > 3 ? $"{named} and {signals.Length - 3} more" : named;
    }

    /// <summary>What would be taken: the value for all, else what the file tells.</summary>
    private string? Suggested(ReceivedRecording file, string key) => RecordingsDraft.Get(_draft.All, key) ?? key switch
    {
        "rate" => file.RateHz is { } rate ? $"{rate:0.###} (file)" : null,
        "variable" => file.Variables.Count(variable => variable.IsSignal) == 1 ? $"{file.Variables.First(variable => variable.IsSignal).Name} (only one)" : null,
        "speed" => file.Speed is null ? null : $"try {file.Speed}",
        _ => null,
    };

    /// <summary>Asks what the spectrum says of the rate that a file would get.</summary>
    private async Task CheckRate(ReceivedRecording file)
    {
        try
        {
            var variable = _draft.Value(file.File, "variable")?.Split(';')[0].Trim();
            var rate = Typed(_draft.Value(file.File, "rate")) ?? file.RateHz;
            var speed = Typed(_draft.Value(file.File, "speed"));
            if (await Calls.Read(token => Imports.Rate(Dataset, file.File, variable, rate, speed, token)) is { } advice)
                _advice[file.File] = advice;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }
    }

    // 1797, or the number behind the bar of *RPM|1797; a variable alone says nothing here.
    private static double? Typed(string? cell) =>
        double.TryParse(cell?[(cell.LastIndexOf('|') + 1)..], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number > 0 && double.IsFinite(number) ? number : null;

    private async Task Load()
    {
        _fault = null;
        try
        {
            if (_shown.Dataset != Dataset)
            {
                _names = [.. (await Calls.Read(token => Imports.Received(Dataset, token))).Keys.Order(StringComparer.Ordinal)];
                _user = Authentication is null ? "" : (await Authentication).User.Identity?.Name ?? "";
                if (await Calls.Read(token => Imports.Form(_user, Folder, token)) is { } form)
                    _draft.Load(form);
            }

            var skip = (Math.Max(1, Number) - 1) * Rows;
            _page = await Calls.Read(token => Imports.Files(Dataset, skip, Rows, token));
            _shown = (Dataset, Number);
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }
    }

    private async Task Import()
    {
        _faults = [];
        _refusal = null;
        var taken = _draft.Taken(_names);
        if (taken.Count == 0)
            _faults["variable"] = "All files are left out: nothing would be imported.";
        if (taken.FirstOrDefault(file => _draft.Value(file, "unit") is null) is { } unitless)
            _faults["unit"] = $"{unitless} has no unit: give one, such as g.";
        if (taken.FirstOrDefault(file => _draft.Value(file, "label") is null) is { } unlabelled)
            _faults["label"] = $"{unlabelled} has no label, which training needs.";
        if (_draft.Conversions(taken, Imports.UnitFactor).FirstOrDefault(one => one.Factor is null) is { From: { } from, To: var to })
            _faults["convert"] = $"{from} can't be converted to {to}.";
        if (_faults.Count > 0 || _busy)
            return;
        _busy = true;
        try
        {
            if (await Unreached() is { } unreached)
            {
                _faults["variable"] = unreached;
                return;
            }

            var dataset = Grains.GetGrain<IDatasetGrain>(Dataset);
            var manifest = _draft.Manifest(taken);
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), async (context, token) =>
            {
                await Grains.GetGrain<IImportFormGrain>($"forms-{context.User}").Save(context with { CommandId = Guid.NewGuid() }, Folder, _draft.Form(), token);
                return await dataset.Describe(context, manifest, token);
            });
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), dataset.CommitImport);
            Navigation.NavigateTo($"/datasets/{Dataset}");
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

    /// <summary>The first file in which what is named as its signals cannot be one, in a sentence.</summary>
    private async Task<string?> Unreached()
    {
        const int AtOnce = 100;
        for (var skip = 0; skip < _names.Count; skip += AtOnce)
        {
            foreach (var file in (await Calls.Read(token => Imports.Files(Dataset, skip, AtOnce, token))).Rows)
            {
                if (!_draft.IsLeftOut(file.File) && Imports.Choice(file, _draft.Value(file.File, "variable")).Fault is { } fault)
                    return $"{file.File}: {fault}. Mend it, or leave the file out.";
            }
        }

        return null;
    }

    /// <summary>What of a file would be imported and is there already.</summary>
    private IEnumerable<ReceivedVariable> Repeated(ReceivedRecording file)
    {
        var chosen = Imports.Choice(file, _draft.Value(file.File, "variable")).Names;
        return file.Variables.Where(variable => variable.SameAs is not null && chosen.Contains(variable.Name, StringComparer.Ordinal));
    }

    private async Task GiveUp()
    {
        try
        {
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), Grains.GetGrain<IDatasetGrain>(Dataset).Cancel);
            Navigation.NavigateTo("/datasets/import");
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _refusal = fault;
        }
    }
}
