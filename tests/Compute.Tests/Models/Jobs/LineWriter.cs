using System.Collections.Concurrent;
using System.Text;

namespace Cluster.Compute.Tests.Models.Jobs;

/// <summary>Lines written by a worker, awaited by a test.</summary>
internal sealed class LineWriter : TextWriter
{
    private readonly BlockingCollection<string> lines = [];
    private readonly StringBuilder open = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value != '\n')
        {
            open.Append(value);
            return;
        }

        lines.Add(open.ToString());
        open.Clear();
    }

    public string Take() => lines.TryTake(out var line, TimeSpan.FromSeconds(60))
        ? line
        : throw new TimeoutException("The worker wrote no further line in 60 s.");
}
