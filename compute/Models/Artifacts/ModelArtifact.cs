using Cluster.Compute.Models.Jobs;

namespace Cluster.Compute.Models.Artifacts;

/// <summary>A trained model as the files model.safetensors and model.json.</summary>
public sealed record ModelArtifact(ModelCard Card, SignalClassifier Model) : IDisposable
{
    /// <summary>Name of the file with the weights.</summary>
    public const string Weights = "model.safetensors";

    /// <summary>Name of the file with everything else.</summary>
    public const string Description = "model.json";

    /// <summary>Builds the network again from a folder with both files, ready to predict.</summary>
    public static ModelArtifact Load(string folder)
    {
        var card = ModelCard.Read(ReadFile(folder, Description), Description);
        var weights = SafeTensorsOf(ReadFile(folder, Weights));
        var model = Architectures.Build(card.Architecture);
        try
        {
            ModuleState.Load(model, weights);
            model.eval();
            return new ModelArtifact(card, model);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    private static byte[] ReadFile(string folder, string name)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JobFailedException.BadInput($"The model file {name} cannot be read: {e.Message}", e);
        }
    }

    private static IReadOnlyDictionary<string, SafeTensor> SafeTensorsOf(byte[] file)
    {
        try
        {
            return SafeTensors.Read(file);
        }
        catch (SafeTensorsException e)
        {
            throw JobFailedException.BadInput($"The model file {Weights} cannot be read: {e.Message}", e);
        }
    }
}
