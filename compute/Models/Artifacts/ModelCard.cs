using System.Text.Json;
using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models.Artifacts;

/// <summary>
/// What stands beside the weights in model.json: everything needed to use the model, to make it again, and to judge it. Input has its rate resolved; DataDigest is
/// that of the index with labels and sides. No time and no name of a job or machine: equal trainings leave equal bytes.
/// </summary>
public sealed record ModelCard
{
    /// <summary>The newest format this code reads and the one it writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of this file's format.</summary>
    public required int Format { get; init; }

    /// <summary>The network.</summary>
    public required ArchitectureSpec Architecture { get; init; }

    /// <summary>Trainable numbers, counted in the network.</summary>
    public required long ParameterCount { get; init; }

    /// <summary>Labels in the order of the outputs.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>How a recording becomes input.</summary>
    public required InputSpec Input { get; init; }

    /// <summary>Samples of a window.</summary>
    public required int WindowLength { get; init; }

    /// <summary>The hyperparameters as the job gave them.</summary>
    public required IReadOnlyDictionary<string, Setting> Parameters { get; init; }

    /// <summary>All hyperparameters, defaults included.</summary>
    public required Hyperparameters Hyperparameters { get; init; }

    /// <summary>The seed of everything random.</summary>
    public required long Seed { get; init; }

    /// <summary>Threads and device of the arithmetic, on which the last bits depend.</summary>
    public required int Threads { get; init; }

    /// <summary>cpu, cuda or cuda:N.</summary>
    public required string Device { get; init; }

    /// <summary>Content hash of the dataset version.</summary>
    public required string DatasetHash { get; init; }

    /// <summary>Hash of the index: recordings, labels and sides.</summary>
    public required string DataDigest { get; init; }

    /// <summary>Whether single windows were dealt to the sides, which makes every accuracy too high.</summary>
    public required bool SplitByWindow { get; init; }

    /// <summary>What computed it.</summary>
    public required ModelVersions Versions { get; init; }

    /// <summary>The epoch whose weights these are.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>All epochs of the training.</summary>
    public required IReadOnlyList<EpochMetrics> Training { get; init; }

    /// <summary>The file's bytes.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, WorkerWire.IndentedJson);

    /// <summary>Reads the file; <paramref name="origin"/> names it in messages.</summary>
    public static ModelCard Read(ReadOnlySpan<byte> file, string origin)
    {
        try
        {
            var card = JsonSerializer.Deserialize<ModelCard>(file, WorkerWire.Json) ?? throw JobFailedException.BadInput($"Expected a model in {origin}, found null.");
            if (card.Format is < 1 or > CurrentFormat)
                throw JobFailedException.BadInput($"Expected a model of format 1 to {CurrentFormat} in {origin}, found {card.Format}.");
            card.Architecture.Check();
            return card.Labels.Count == card.Architecture.Classes
                ? card
                : throw JobFailedException.BadInput($"Expected {card.Architecture.Classes} labels in {origin}, found {card.Labels.Count}.");
        }
        catch (JsonException e)
        {
            throw JobFailedException.BadInput($"The model in {origin} cannot be read: {e.Message}", e);
        }
    }
}
