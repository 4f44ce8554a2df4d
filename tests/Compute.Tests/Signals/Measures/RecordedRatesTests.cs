using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Measures;
using Sylvan.Data.Csv;

namespace Cluster.Compute.Tests.Signals.Measures;

/// <summary>Every recording of the folder RECORDINGS, if it is set; the twins on generated signals are in SpeedAndRateTests.</summary>
public class RecordedRatesTests
{
    [Fact]
    public void Recorded_files_at_their_right_rate_are_not_doubted()
    {
        var (doubted, files) = (new List<string>(), 0);
        foreach (var (signal, file) in Recordings())
        {
            files++;
            if (RateCheck.Of(signal.Samples, signal.RateHz, signal.SpeedRpm).Verdict == RateVerdict.Doubtful)
                doubted.Add(file);
        }

        Assert.Empty(doubted);
        Assert.Equal(77, files);
    }

    [Fact]
    public void Speed_of_most_recorded_cwru_files_is_the_first_guess()
    {
        var (right, files) = (0, 0);
        foreach (var (signal, file) in Recordings("cwru/"))
        {
            files++;
            var guess = SpeedEstimate.Of(signal.Samples, signal.RateHz)[0];
            right += Math.Abs(guess.Rpm / signal.SpeedRpm!.Value - 1) < 0.005 ? 1 : 0;
        }

        Assert.InRange(right, files * 0.7, files);
    }

    private static IEnumerable<(ImportedSignal Signal, string File)> Recordings(string prefix = "")
    {
        var folder = Environment.GetEnvironmentVariable("RECORDINGS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "RECORDINGS is not set; the twin on generated data ran instead");
        using var table = CsvDataReader.Create(Path.Combine(folder!, "MANIFEST.csv"));
        while (table.Read())
        {
            var file = table.GetString(0);
            if (!file.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            var channel = table.GetString(table.GetOrdinal("main_channel"));
            var variable = channel == "column 5" ? "5" : channel;
            var rpm = table.GetString(table.GetOrdinal("rpm"));
            var speed = file.StartsWith("mfpt/", StringComparison.Ordinal) ? $"nothing|{rpm}" : rpm;
            var row = ImportManifest.Parse($"file,variable,rate_hz,unit,speed_rpm\n{file},{variable},{table.GetString(table.GetOrdinal("fs_hz"))},g,{speed}\n").Rows[0];
            yield return (SignalImporter.Import(row, new MemoryStream(File.ReadAllBytes(Path.Combine(folder!, file)))), file);
        }
    }
}
