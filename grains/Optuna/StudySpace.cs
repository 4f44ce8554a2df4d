using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;

namespace Cluster.Grains.Optuna;

/// <summary>The hyperparameters of a study in the order they came, each with the distribution that later ones of its name must fit.</summary>
internal sealed class StudySpace
{
    private readonly Dictionary<string, (string Text, Distribution Read)> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Distribution> _byName = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>Names in the order they came; a new list with every new name.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Refuses (Invalid) a distribution that does not fit what is known of its name.</summary>
    public void Require(StudyParameter parameter)
    {
        var read = Read(parameter.Distribution).Read;
        if (_byName.TryGetValue(parameter.Name, out var known) && !known.Fits(read))
        {
            throw new CommandRefusedException(
                $"distribution of {parameter.Name}: found {parameter.Distribution}, which does not fit the study's {known.Kind}{(known.Log ? ", log" : "")}"
                + (known.Kind == DistributionKind.Categorical ? $" of {known.Choices.Count} choices in their order" : "") + ": begin another study for another space.");
        }
    }

    /// <summary>Takes a hyperparameter for known and returns it with its distribution's text kept once.</summary>
    public StudyParameter Learn(StudyParameter parameter)
    {
        var (text, read) = Read(parameter.Distribution);
        if (_byName.TryAdd(parameter.Name, read))
        {
            _names.Add(parameter.Name);
            Names = [.. _names];
        }

        return parameter with { Distribution = text };
    }

    /// <summary>The values as pages show them.</summary>
    public IReadOnlyList<ParameterValue> Show(IReadOnlyList<StudyParameter> parameters) =>
        [.. parameters.Select(parameter => Read(parameter.Distribution).Read.Show(parameter.Name, parameter.Value))];

    /// <summary>The space as campaigns have it.</summary>
    public IReadOnlyList<ParameterSpec> Specs() => [.. Names.Select(name => _byName[name].Spec(name))];

    private (string Text, Distribution Read) Read(string distribution)
    {
        if (!_byText.TryGetValue(distribution, out var known))
            _byText.Add(distribution, known = (distribution, Distribution.Parse(distribution)));
        return known;
    }
}
