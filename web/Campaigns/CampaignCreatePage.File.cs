using Cluster.Contracts.Campaigns;
using Cluster.Web.Campaigns.Specs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Cluster.Web.Campaigns;

/// <summary>Filling the form from a file of a specification, or from another campaign.</summary>
public sealed partial class CampaignCreatePage
{
    private IReadOnlyList<string> _fileFaults = [];
    private string? _filledFrom;

    /// <summary>The campaign to begin with, if one is cloned.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    private async Task ReadFile(InputFileChangeEventArgs args)
    {
        _fileFaults = [];
        _filledFrom = null;
        try
        {
            await using var file = args.File.OpenReadStream(SpecDocument.MostBytes + 1L);
            await Fill(SpecFile.Read(await SpecFile.Text(file, default), SpecFile.FormatOf(args.File.Name)), args.File.Name);
        }
        catch (FaultyRequestException faulty)
        {
            _fileFaults = [.. faulty.Errors.SelectMany(field => field.Value.Select(sentence => $"{field.Key}: {sentence}"))];
        }
        catch (IOException fault)
        {
            _fileFaults = [$"{args.File.Name} could not be read: {fault.Message}"];
        }
    }

    private async Task Clone(string id)
    {
        if (await Queries.Snapshot(id, default) is not { } campaign)
            _fileFaults = [$"There is no campaign {id} to clone."];
        else if (campaign.Row.Study is not null)
            _fileFaults = [$"{id} is a study, whose space its scripts define; only campaigns of this cluster can be cloned."];
        else
            await Fill(campaign.Spec with { Name = NameOfClone(campaign.Spec.Name) }, campaign.Row.Name);
    }

    private async Task Fill(CampaignSpec spec, string source)
    {
        if (spec.Training.Objective is { Length: > 0 } objective)
        {
            _fileFaults = [$"training.objective: found {objective}; this form makes trainings on a dataset, send an analytic objective to POST {Api.Root}/campaigns."];
            return;
        }

        _draft = CampaignDraft.Of(spec);
        _sent = false;
        _filledFrom = $"Filled from {source}.";
        if (Dataset is { } dataset && dataset.Version != spec.DatasetVersion)
            _filledFrom += $" It named version {spec.DatasetVersion} of the dataset; the newest, {dataset.Version}, is taken.";
        else if (Dataset is null)
            _filledFrom += $" Its dataset, {spec.Dataset}, is not here: choose another.";
        await Set();
    }

    private static string NameOfClone(string name) => (name.Length <= 90 ? name : name[..90]) + " (copy)";
}
