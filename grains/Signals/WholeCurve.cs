using Cluster.Compute.Signals;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>A curve in full length: value i lies at Start + i * Step of the x axis.</summary>
internal sealed record WholeCurve(
    MinMaxPyramid Values, double Start, double Step, string XUnit, string YUnit, string Note, double? LowHz = null, double? HighHz = null)
{
    /// <summary>The part between two places of the x axis, one value beyond each if there is one, so that a line reaches the edges of its plot.</summary>
    public SignalCurve Cut(double? from, double? to, int points, string hash)
    {
        var length = Values.Values.Length;
        var first = Math.Clamp((int)Math.Floor(Math.Clamp(((from ?? Start) - Start) / Step, 0, length)), 0, length - 1);
        var end = Math.Clamp((int)Math.Ceiling(Math.Clamp(((to ?? double.MaxValue) - Start) / Step, 0, length)) + 1, first + 1, length);
        var count = end - first;
        var buckets = Math.Max(1, points / 2);
        return count <= points
            ? Part(Values.Values[first..end], Step, isEnvelope: false)
            : Part(Values.Envelope(first, end, buckets), Step * count / (2 * buckets), isEnvelope: true);

        SignalCurve Part(float[] values, double step, bool isEnvelope) => new(
            values, Start + (first * Step), step, count, isEnvelope, XUnit, YUnit, Start, Start + ((length - 1) * Step), Note, hash, LowHz, HighHz);
    }
}
