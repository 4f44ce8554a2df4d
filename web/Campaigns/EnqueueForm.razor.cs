using Cluster.Contracts.Campaigns;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;
using ParameterValue = Cluster.Contracts.Campaigns.ParameterValue;

namespace Cluster.Web.Campaigns;

/// <summary>Enqueues a point that a person chose; the campaign says what is wrong with one that is not of its space.</summary>
public sealed partial class EnqueueForm
{
    private static readonly Dictionary<string, string> NoFaults = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private (string Point, Guid CommandId)? _sent;
    private Exception? _refusal;
    private string? _told;
    private bool _busy;

    /// <summary>The campaign's id.</summary>
    [Parameter, EditorRequired]
    public string Campaign { get; set; } = "";

    /// <summary>The parameters of its space.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ParameterSpec> Parameters { get; set; } = [];

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    private static string Allowed(ParameterSpec parameter) => parameter switch
    {
        { Choices: { } choices } => string.Join(", ", choices),
        { Kind: ParameterKind.Fixed } => $"{parameter.Low:R}",
        _ => $"{parameter.Low:G6} to {parameter.High:G6}" + (parameter.Step is { } step ? $" in steps of {step:G6}" : ""),
    };

    private async Task Send()
    {
        if (_busy)
            return;
        _busy = true;
        (_refusal, _told) = (null, null);
        var values = Parameters.Where(parameter => _values.GetValueOrDefault(parameter.Name, "").Trim().Length > 0)
            .Select(parameter => new ParameterValue(parameter.Name, null, _values[parameter.Name].Trim())).ToArray();
        var line = string.Join(", ", values.Select(value => $"{value.Name} = {value.Text}"));
        // The same point after a fault is the same command; after an answer it is another.
        if (_sent?.Point != line)
            _sent = (line, Guid.NewGuid());
        try
        {
            await Calls.Command(
                Roles.Researcher, _sent.Value.CommandId, (context, token) => Grains.GetGrain<ICampaignGrain>(Campaign).Enqueue(context, [new(values)], token));
            (_told, _sent) = ($"Enqueued: {line}.", null);
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
