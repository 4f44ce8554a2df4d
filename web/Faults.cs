namespace Cluster.Web;

/// <summary>Collects what is wrong with a request, by field, before anything is done.</summary>
internal sealed class Faults
{
    private readonly Dictionary<string, List<string>> _byField = new(StringComparer.Ordinal);

    /// <summary>Notes a sentence about a field unless it holds.</summary>
    public Faults Require(bool holds, string field, string otherwise)
    {
        if (holds)
            return this;
        if (!_byField.TryGetValue(field, out var sentences))
            _byField.Add(field, sentences = []);
        sentences.Add(otherwise);
        return this;
    }

    /// <summary>Throws all of them, which is answered with 400.</summary>
    public void ThrowIfAny()
    {
        if (_byField.Count > 0)
            throw new FaultyRequestException(_byField.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal));
    }
}
