using System.Security.Cryptography;
using System.Text.Json;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Tells whether two jobs compute the same thing.</summary>
public static class JobDigest
{
    /// <summary>
    /// SHA-256 (hex) of all of a job but its id and its injected fault, and of the hash of its data; hyperparameters count in order of their names, since a
    /// database may hand them back in another order.
    /// </summary>
    public static string Of(TrainingJob job, string datasetHash)
    {
        ArgumentNullException.ThrowIfNull(job);
        var sorted = new SortedDictionary<string, Setting>(StringComparer.Ordinal);
        foreach (var (name, value) in job.Parameters)
            sorted.Add(name, value);
        var plain = job with { JobId = "", Fault = null, Parameters = sorted };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new { job = plain, datasetHash }, WorkerWire.Json);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
