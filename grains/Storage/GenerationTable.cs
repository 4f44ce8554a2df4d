using Cluster.Compute.Signals.Generation;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Signals;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Reads how the jobs of a generated dataset stand and what they made.</summary>
public sealed class GenerationTable(NpgsqlDataSource database, IArtifactQueries artifacts)
{
    /// <summary>All jobs of a dataset, and the records they have made so far.</summary>
    public async Task<GenerationProgress> Progress(string dataset, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"SELECT id, state, reason, CASE WHEN state IN ('running', 'completed') THEN epoch ELSE 0 END FROM job WHERE kind = '{SignalJobKinds.Generation}' AND dataset = $1 ORDER BY number");
        command.Parameters.Add(new() { Value = dataset });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var (jobs, made) = (new List<(string, TrialState, string?)>(), 0);
        while (await row.ReadAsync(cancellation))
        {
            jobs.Add((row.GetString(0), Enum.Parse<TrialState>(row.GetString(1), ignoreCase: true), row.IsDBNull(2) ? null : row.GetString(2)));
            made += row.GetInt32(3);
        }

        return new(jobs, made);
    }

    /// <summary>What a completed job says of the records it made.</summary>
    public async Task<IReadOnlyList<GeneratedRecord>> Records(string job, CancellationToken cancellation)
    {
        await using var file = await artifacts.Open(job, GenerationTask.RecordsFile, cancellation)
            ?? throw new InvalidDataException($"{job} is completed and has left no {GenerationTask.RecordsFile}.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return GeneratedRecords.Read(bytes.ToArray());
    }

    /// <summary>Forgets the files of a job that ended after its dataset.</summary>
    public async Task Forget(string dataset, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await ArtifactWrites.ForgetGeneration(connection, dataset, cancellation);
    }
}
