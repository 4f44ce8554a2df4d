using System.Numerics;
using System.Runtime.Intrinsics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Adds the lines at half and whole orders: all are powers of one complex number, summed by Horner's rule for four samples at a time.</summary>
internal static class OrderLines
{
    private const int Lanes = 4;

    /// <summary>Adds them to X and, turned by the machine's lag and scaled, to Y if there is one.</summary>
    public static void Add(double[] x, double[]? y, FaultForces forces, VirtualMachine machine, ShaftMotion shaft, double operatingHz)
    {
        var count = Array.FindLastIndex(forces.HalfOrders, line => line != Complex.Zero) + 1;
        if (count == 0)
            return;
        var (first, second) = (new Complex[count], new Complex[count]);
        var aside = Complex.FromPolarCoordinates(machine.SecondRatio, -machine.SecondLag);
        for (var start = 0; start < x.Length; start += ShaftMotion.Block)
        {
            if (start == 0 || !shaft.IsSteady)
                Scale(first, forces, machine, shaft, start / ShaftMotion.Block, operatingHz);
            if (y is not null && (start == 0 || !shaft.IsSteady))
            {
                for (var half = 0; half < count; half++)
                    second[half] = first[half] * aside;
            }
            var end = Math.Min(x.Length, start + ShaftMotion.Block);
            for (var i = start; i < end; i += Lanes)
            {
                var (re, im) = Turn(shaft.Angles, i, end);
                AddTo(x, i, end, Sum(first, re, im));
                if (y is not null)
                    AddTo(y, i, end, Sum(second, re, im));
            }
        }
    }

    private static void Scale(Complex[] lines, FaultForces forces, VirtualMachine machine, ShaftMotion shaft, int block, double operatingHz)
    {
        for (var half = 0; half < lines.Length; half++)
        {
            lines[half] = forces.HalfOrders[half];
            if (!shaft.IsSteady && lines[half] != Complex.Zero)
                lines[half] *= OrderGain.Of(half, machine, shaft.Speeds[block], operatingHz);
        }
    }

    private static (Vector256<double> Re, Vector256<double> Im) Turn(double[] angles, int start, int end)
    {
        Span<double> re = stackalloc double[Lanes];
        Span<double> im = stackalloc double[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
            (im[lane], re[lane]) = Math.SinCos(angles[Math.Min(start + lane, end - 1)] / 2);
        return (Vector256.Create<double>(re), Vector256.Create<double>(im));
    }

    // No fused operations: the same bits with and without them.
    private static Vector256<double> Sum(Complex[] lines, Vector256<double> turnRe, Vector256<double> turnIm)
    {
        var (re, im) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var half = lines.Length - 1; half >= 0; half--)
        {
            (re, im) = (
                re * turnRe - im * turnIm + Vector256.Create(lines[half].Real),
                re * turnIm + im * turnRe + Vector256.Create(lines[half].Imaginary));
        }
        return re;
    }

    private static void AddTo(double[] target, int start, int end, Vector256<double> values)
    {
        for (var lane = 0; lane < Lanes && start + lane < end; lane++)
            target[start + lane] += values[lane];
    }
}
