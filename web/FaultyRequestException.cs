namespace Cluster.Web;

/// <summary>A request that is wrong in itself; errors by field.</summary>
internal sealed class FaultyRequestException(IDictionary<string, string[]> errors)
    : Exception(string.Join(" ", errors.SelectMany(pair => pair.Value.Select(sentence => $"{pair.Key} {sentence}."))))
{
    /// <summary>Sentences by the path of the field.</summary>
    public IDictionary<string, string[]> Errors { get; } = errors;
}
