namespace Cluster.Compute.Signals.Generation;

/// <summary>A Butterworth high-pass of fourth order: two sections by the bilinear transform.</summary>
internal sealed class HighPass(double cornerHz, double rateHz)
{
    private static readonly double[] Qualities = [0.541196100146197, 1.3065629648763766];

    private readonly double warped = Math.Tan(Math.PI * cornerHz / rateHz);

    public void Apply(double[] x)
    {
        foreach (var quality in Qualities)
        {
            var norm = 1 / (1 + warped / quality + warped * warped);
            var (first, second) = (2 * (warped * warped - 1) * norm, (1 - warped / quality + warped * warped) * norm);
            var (x1, x2, y1, y2) = (0.0, 0.0, 0.0, 0.0);
            for (var i = 0; i < x.Length; i++)
            {
                var now = x[i];
                var y = norm * (now - 2 * x1 + x2) - first * y1 - second * y2;
                (x2, x1, y2, y1) = (x1, now, y1, y);
                x[i] = y;
            }
        }
    }
}
