namespace Cluster.Compute.Models.Jobs;

/// <summary>Writes reports as lines, from any thread, and keeps the epoch reports that are not yet marked durable.</summary>
internal sealed class ReportOutbox(TextWriter output, Action lost)
{
    private readonly Lock gate = new();
    private readonly List<EpochReported> kept = [];

    /// <summary>Sends a report.</summary>
    public void Send(WorkerReport report)
    {
        lock (gate)
        {
            if (report is EpochReported epoch)
                kept.Add(epoch);
            Write(report);
        }
    }

    /// <summary>Forgets epoch reports up to this epoch.</summary>
    public void MarkDurable(int upTo)
    {
        lock (gate)
            kept.RemoveAll(epoch => epoch.Epoch <= upTo);
    }

    /// <summary>Sends every kept epoch report again.</summary>
    public void Resend()
    {
        lock (gate)
            kept.ForEach(Write);
    }

    /// <summary>Forgets all epoch reports: another job begins.</summary>
    public void Clear()
    {
        lock (gate)
            kept.Clear();
    }

    private void Write(WorkerReport report)
    {
        try
        {
            output.Write(WorkerWire.Write(report) + "\n");
            output.Flush();
        }
        catch (IOException)
        {
            lost();
        }
    }
}
