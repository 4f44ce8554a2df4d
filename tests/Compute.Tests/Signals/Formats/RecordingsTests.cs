using System.Globalization;
using Cluster.Compute.Signals.Formats;

namespace Cluster.Compute.Tests.Signals.Formats;

/// <summary>Every recording of the folder RECORDINGS, if it is set; each test has a twin on generated files.</summary>
public class RecordingsTests
{
    private const double RmsPlaces = 6e-5;

    [Fact]
    public void Recorded_cwru_files_match_the_published_figures()
    {
        var folder = Folder();
        var manifest = Template();
        manifest.RequireFiles(file => File.Exists(Path.Combine(folder, "cwru", file)));

        foreach (var row in manifest.Rows)
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, "cwru", row.File));
            Check(SignalImporter.Import(row, new MemoryStream(bytes)), bytes, Facts(folder)[$"cwru/{row.File}"]);
        }
        Assert.Equal(29, manifest.Rows.Count);
    }

    [Fact]
    public void Recorded_files_of_other_rigs_match_the_published_figures()
    {
        var folder = Folder();
        foreach (var (file, facts) in Facts(folder).Where(one => !one.Key.StartsWith("cwru/", StringComparison.Ordinal)))
        {
            var variable = facts["main_channel"] == "column 5" ? "5" : facts["main_channel"];
            var speed = file.StartsWith("mfpt/", StringComparison.Ordinal) ? $"nothing|{facts["rpm"]}" : facts["rpm"];
            var manifest = ImportManifest.Parse(
                $"file,variable,rate_hz,unit,speed_rpm\n{file},{variable},{facts["fs_hz"]},g,{speed}\n");
            var bytes = File.ReadAllBytes(Path.Combine(folder, file));
            Check(SignalImporter.Import(manifest.Rows[0], new MemoryStream(bytes)), bytes, facts);
        }
    }

    [Fact]
    public void All_recordings_import_by_one_manifest_with_rate_class_and_speed()
    {
        var folder = Folder();
        var facts = Facts(folder);
        var manifest = ImportManifest.Parse(ManifestOf(facts));
        manifest.RequireFiles(file => File.Exists(Path.Combine(folder, file)));

        foreach (var row in manifest.Rows)
        {
            using var file = File.OpenRead(Path.Combine(folder, row.File));
            var signal = SignalImporter.Import(row, file);
            Assert.Equal((Number(facts[row.File]["fs_hz"]), facts[row.File]["class"]), (signal.RateHz, signal.Label));
            Assert.Equal(Number(facts[row.File]["rpm"]), signal.SpeedRpm!.Value, 1.0);
            Assert.Equal(Number(facts[row.File]["samples"]), signal.Samples.Length);
        }
        Assert.Equal(77, manifest.Rows.Count);
    }

    [Fact]
    public void Generated_twin_of_all_rigs_imports_by_one_manifest_with_rate_class_and_speed()
    {
        double[] samples = [.. Enumerable.Range(0, 300).Select(i => Math.Sin(i))];
        var mfpt = new MatWriter(compressed: true);
        mfpt.Add(mfpt.Struct("bearing", [1, 1], ["sr", "gs", "load", "rate"], mfpt.Array("", 6, [1, 1], 9, mfpt.Numbers(48828)),
            mfpt.Array("", 6, [300, 1], 9, mfpt.Numbers(samples)), mfpt.Array("", 6, [1, 1], 9, mfpt.Numbers(270)), mfpt.Array("", 6, [1, 1], 9, mfpt.Numbers(25))));
        var snapshot = string.Concat(samples.Select(sample => string.Create(CultureInfo.InvariantCulture, $"9,39,39,65664,{sample:R},-0.1\n")));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cwru/105.mat"] = new MatWriter().Doubles("X105_DE_time", samples).Doubles("X105_FE_time", samples).Doubles("X105RPM", 1797).Bytes,
            ["mfpt/inner.mat"] = mfpt.Bytes,
            ["femto/Bearing1_1/acc_00001.csv"] = System.Text.Encoding.UTF8.GetBytes(snapshot),
        };
        var facts = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal)
        {
            ["cwru/105.mat"] = Fact("inner", "X105_DE_time", "1797", "12000"),
            ["mfpt/inner.mat"] = Fact("inner", "bearing.gs", "1500", "48828"),
            ["femto/Bearing1_1/acc_00001.csv"] = Fact("run-to-failure", "column 5", "1800", "25600"),
        };

        var signals = ImportManifest.Parse(ManifestOf(facts)).Rows.Select(row => SignalImporter.Import(row, new MemoryStream(files[row.File]))).ToArray();

        Assert.Equal([(12000.0, 1797.0, "inner"), (48828, 1500, "inner"), (25600, 1800, "run-to-failure")],
            signals.Select(signal => (signal.RateHz, signal.SpeedRpm!.Value, signal.Label!)));
    }

    [Fact]
    public void Generated_twin_of_a_recorded_file_keeps_samples_speed_and_digest()
    {
        var random = new SmallRandom(3);
        double[] samples = [.. Enumerable.Range(0, 5000).Select(_ => random.Gauss())];
        foreach (var compressed in new[] { false, true })
        {
            foreach (var row in Template().Rows)
            {
                var writer = new MatWriter(compressed: compressed);
                writer.Doubles(row.Variable!, samples).Doubles("X_FE_time", 1, 2);
                if (row.Variable != "x")
                    writer.Doubles($"{row.Variable![..4]}RPM", 1234);
                var signal = SignalImporter.Import(row, new MemoryStream(writer.Bytes));

                Assert.Equal([.. samples.Select(sample => (float)sample)], signal.Samples);
                Assert.Equal(row.Variable == "x" ? row.Speed!.Rpm : 1234, signal.SpeedRpm);
                Assert.Equal(SampleDigest.Sha256(signal.Samples), signal.Sha256);
            }
        }
    }

    [Fact]
    public void Generated_twin_of_a_csv_snapshot_keeps_its_samples()
    {
        var random = new SmallRandom(4);
        var samples = random.Noise(2560);
        var csv = string.Concat(samples.Select(sample => string.Create(CultureInfo.InvariantCulture, $"9,39,39,65664,{sample:R},-0.1\n")));
        var row = ImportManifest.Parse("file,column,rate_hz,unit\na.csv,5,25600,g\n").Rows[0];

        Assert.Equal(samples, SignalImporter.Import(row, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv))).Samples);
    }

    [Fact]
    public void Template_names_two_rates_and_ten_bearings()
    {
        var rows = Template().Rows;

        Assert.All(rows, row => Assert.Equal(row.Label == "normal" ? 48000 : 12000, row.Rate.Hz));
        Assert.Equal(10, rows.Select(row => row.Bearing).Distinct().Count());
        Assert.Equal(["ball", "inner", "normal", "outer"], rows.Select(row => row.Label).Distinct().Order());
        Assert.All(rows, row => Assert.InRange(row.Speed!.Rpm!.Value, 1700, 1800));
    }

    // What a file tells is asked of it; the rest is the table's.
    private static string ManifestOf(Dictionary<string, Dictionary<string, string>> facts)
    {
        var manifest = new System.Text.StringBuilder("file,variable,rate_hz,unit,speed_rpm,load,label\n");
        foreach (var (file, about) in facts)
        {
            var variable = about["main_channel"] == "column 5" ? "5" : about["main_channel"];
            var (rate, speed) = file.Split('/')[0] switch
            {
                "mfpt" => ("", $"bearing.rate[Hz]|{about["rpm"]}"),
                "cwru" => (about["fs_hz"], $"*RPM|{about["rpm"]}"),
                _ => (about["fs_hz"], about["rpm"]),
            };
            manifest.Append(CultureInfo.InvariantCulture, $"{file},{variable},{rate},g,{speed},{about["load"]},{about["class"]}\n");
        }
        return manifest.ToString();
    }

    private static Dictionary<string, string> Fact(string label, string channel, string rpm, string rate) => new(StringComparer.Ordinal)
    {
        ["class"] = label,
        ["main_channel"] = channel,
        ["rpm"] = rpm,
        ["fs_hz"] = rate,
        ["load"] = "",
    };

    private static void Check(ImportedSignal signal, byte[] file, Dictionary<string, string> facts)
    {
        var mean = signal.Samples.Average(sample => (double)sample);
        var variance = signal.Samples.Average(sample => Math.Pow(sample - mean, 2));
        var kurtosis = signal.Samples.Average(sample => Math.Pow(sample - mean, 4)) / (variance * variance);
        Assert.Equal(Number(facts["samples"]), signal.Samples.Length);
        Assert.Equal(Number(facts["fs_hz"]), signal.RateHz);
        Assert.Equal(Number(facts["rpm"]), signal.SpeedRpm);
        Assert.InRange(Math.Min(Math.Abs(Math.Sqrt(variance) - Number(facts["rms"])),
            Math.Abs(Math.Sqrt(variance + mean * mean) - Number(facts["rms"]))), 0, RmsPlaces);
        Assert.InRange(Math.Abs(kurtosis - Number(facts["kurtosis"])), 0, 6e-3);
        Assert.Equal(facts["sha256"], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("RECORDINGS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "RECORDINGS is not set; the twin on generated data ran instead");
        return folder!;
    }

    private static ImportManifest Template()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "cwru-manifest.csv"));
        return ImportManifest.Read(file);
    }

    private static Dictionary<string, Dictionary<string, string>> Facts(string folder)
    {
        using var table = Sylvan.Data.Csv.CsvDataReader.Create(Path.Combine(folder, "MANIFEST.csv"));
        var facts = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        while (table.Read())
        {
            facts[table.GetString(0)] = Enumerable.Range(0, table.FieldCount)
                .ToDictionary(table.GetName, table.GetString, StringComparer.Ordinal);
        }
        return facts;
    }
}
