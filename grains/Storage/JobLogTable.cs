using Cluster.Contracts.Campaigns;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Logs of workers; they are written in the transaction that checks the fence of the run.</summary>
internal static class JobLogTable
{
    /// <summary>The command that stores these parts. One that comes again, since its answer was lost, replaces itself when it has grown.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyList<(string Job, long Fence, JobLogPart Part)> parts)
    {
        var insert = new NpgsqlBatchCommand(
            """
            INSERT INTO job_log AS l (job, fence, line, text) SELECT * FROM unnest($1::text[], $2::bigint[], $3::int[], $4::text[])
            ON CONFLICT (job, fence, line) DO UPDATE SET text = excluded.text WHERE length(excluded.text) > length(l.text)
            """);
        insert.Parameters.Add(new() { Value = parts.Select(p => p.Job).ToArray() });
        insert.Parameters.Add(new() { Value = parts.Select(p => p.Fence).ToArray() });
        insert.Parameters.Add(new() { Value = parts.Select(p => p.Part.FirstLine).ToArray() });
        // PostgreSQL's text knows every character but this one.
        insert.Parameters.Add(new() { Value = parts.Select(p => p.Part.Text.Replace('\0', '\uFFFD')).ToArray() });
        return insert;
    }

    /// <summary>The command that reads a job's log as one text, oldest line first; null if there is none. Its parameter is the job's id.</summary>
    public static NpgsqlBatchCommand Read() => new("SELECT string_agg(text, E'\\n' ORDER BY fence, line) FROM job_log WHERE job = $1");
}
