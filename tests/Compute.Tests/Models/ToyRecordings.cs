using Cluster.Compute.Models.Data;
using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Models;

/// <summary>Recordings of three easily told classes (noise alone, and ringing impulses at two frequencies) as files with their index.</summary>
internal static class ToyRecordings
{
    public const double RateHz = 4096;

    public static readonly string[] Labels = ["healthy", "inner", "outer"];

    /// <summary>Writes so many records of one second a class for each side and returns the path of the index.</summary>
    public static string Write(string folder, int train = 16, int validation = 6, int test = 6, WindowSplit? leaky = null)
    {
        var sides = Enumerable.Repeat(Side.Train, train).Concat(Enumerable.Repeat(Side.Validation, validation)).Concat(Enumerable.Repeat(Side.Test, test)).ToList();
        var signals = new List<IndexedSignal>();
        for (var label = 0; label < Labels.Length; label++)
        {
            for (var i = 0; i < sides.Count; i++)
            {
                var number = label * sides.Count + i;
                var path = Path.Combine(folder, $"signal-{number:D3}.f32");
                var samples = Record(label, number);
                File.WriteAllBytes(path, System.Runtime.InteropServices.MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
                signals.Add(new IndexedSignal($"signal-{number:D3}", path, samples.Length, RateHz, Labels[label], sides[i], $"bearing-{number}"));
            }
        }

        var index = Path.Combine(folder, "index.json");
        new DatasetIndex("toy", signals, leaky).Write(index);
        return index;
    }

    public static TrainingJob Job(int epochs = 3) => new()
    {
        JobId = "trial-1",
        Mode = JobMode.Train,
        Seed = 11,
        Epochs = epochs,
        Labels = Labels,
        Input = new InputSpec(WindowSeconds: 0.25, HopSeconds: 0.25),
        Parameters = new Dictionary<string, Setting> { ["width"] = 4.0, ["batch_size"] = 16.0, ["dropout"] = 0.1, ["kernel"] = 32.0, ["learning_rate"] = 0.01 },
    };

    private static float[] Record(int label, int number)
    {
        var random = new CounterRandom(99, (ulong)number);
        var x = new float[(int)RateHz];
        for (var i = 0; i < x.Length; i++)
            x[i] = (float)(0.5 * random.NextGaussian());
        var (impulsesHz, ringHz) = label == 1 ? (50.0, 700.0) : (31.0, 1500.0);
        for (var at = random.NextDouble() * 80; label > 0 && at < x.Length; at += RateHz / impulsesHz)
        {
            for (var i = (int)at; i < Math.Min(x.Length, (int)at + 60); i++)
                x[i] += (float)(2.5 * Math.Exp((at - i) / 15) * Math.Sin(2 * Math.PI * ringHz * (i - at) / RateHz));
        }

        return x;
    }
}
