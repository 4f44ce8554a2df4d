namespace Cluster.Contracts.Signals;

/// <summary>Whether a sampling rate can be right: a sentence that says what speaks for it, and likelier rates (Hz), best first; empty where nothing speaks against it.</summary>
[GenerateSerializer, Immutable, Alias("Signals.RateAdvice")]
public sealed record RateAdvice([property: Id(0)] string Sentence, [property: Id(1)] IReadOnlyList<double> LikelierHz);
