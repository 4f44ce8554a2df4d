namespace Cluster.Contracts.Models;

/// <summary>The ledger of every look at a test set; key such as <c>testset-dataset-3-v1</c>.</summary>
[Alias("Models.ITestSetGrain")]
public interface ITestSetGrain : IGrainWithStringKey
{
    /// <summary>Evaluates a completed trial's model on the test side, writing the look down first; returns the evaluation id.</summary>
    [Alias("Open")]
    Task<string> Open(CommandContext context, string trial, string purpose, CancellationToken cancellation);

    /// <summary>Key of the test set of a dataset version.</summary>
    static string KeyOf(string dataset, int version) => $"testset-{dataset}-v{version}";
}
