namespace Cluster.Contracts.Comparisons;

/// <summary>Who looks at a cart or a saved comparison at this moment; key as theirs. Nothing of it is ever stored: a silo that dies forgets, and the next sign of life tells it anew.</summary>
[Alias("Comparisons.IPresenceGrain")]
public interface IPresenceGrain : IGrainWithStringKey
{
    /// <summary>A sign of life with what is seen; owed every <see cref="PresenceView.Beat"/>. Answers with everybody who is here.</summary>
    [Alias("Here")]
    Task<PresenceView> Here(Visitor visitor, CancellationToken cancellation);

    /// <summary>A page was left.</summary>
    [Alias("Leave")]
    Task Leave(string session, CancellationToken cancellation);

    /// <summary>Everybody who is here.</summary>
    [Alias("Get")]
    Task<PresenceView> Get(CancellationToken cancellation);
}
