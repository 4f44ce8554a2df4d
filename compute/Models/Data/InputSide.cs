namespace Cluster.Compute.Models.Data;

/// <summary>One side of a dataset as model input; windows come record by record.</summary>
internal sealed record InputSide(IReadOnlyList<InputRecord> Records, InputWindow[] Windows, int WindowLength)
{
    /// <summary>Copies windows, in the given order, one behind the other, with their labels.</summary>
    public void Gather(ReadOnlySpan<int> windows, Span<float> samples, Span<long> labels)
    {
        for (var i = 0; i < windows.Length; i++)
        {
            var (record, start) = Windows[windows[i]];
            Records[record].Samples.AsSpan(start, WindowLength).CopyTo(samples[(i * WindowLength)..]);
            labels[i] = Records[record].Label;
        }
    }
}
