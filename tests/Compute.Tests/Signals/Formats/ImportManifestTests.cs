using System.Text;
using Cluster.Compute.Signals.Formats;

namespace Cluster.Compute.Tests.Signals.Formats;

public class ImportManifestTests
{
    private const string Header = "file,variable,rate_hz,unit,speed_rpm,load,label\n";

    [Fact]
    public void Row_carries_what_its_cells_say()
    {
        var row = Assert.Single(ImportManifest.Parse(
            "file,format,variable,rate_hz,unit,speed_rpm,load,machine,bearing,label,severity,channel,run\n"
            + "a/105.mat,,X105_DE_time,12000,g,*RPM|1797,0 hp,motor,inner 0.007 in,inner,0.007 in,drive end,1\n").Rows);

        Assert.Equal(
            new ManifestRow(2, "a/105.mat", null, "X105_DE_time", new RateRule(null, 12000), "g", new SpeedRule("*RPM", 1797), "0 hp",
                "motor", "inner 0.007 in", "inner", "0.007 in", "drive end", "1"),
            row);
    }

    [Theory]
    [InlineData("g,m/s2", 9.80665, "m/s2", "g")]
    [InlineData("in/s,mm/s", 25.4, "mm/s", "in/s")]
    [InlineData("g,g", null, "g", null)]
    [InlineData("V,", null, "V", null)]
    public void Samples_are_converted_as_the_manifest_says_and_the_signal_tells_from_what(string units, double? factor, string unit, string? from)
    {
        var row = ImportManifest.Parse($"file,rate_hz,unit,convert_to\na.csv,100,{units}\n").Rows[0];
        var signal = SignalImporter.Import(row, new MemoryStream(Encoding.UTF8.GetBytes("x\n1\n-2.5\n3\n")));

        Assert.Equal((unit, from, factor), (signal.Unit, signal.FileUnit, signal.UnitFactor));
        Assert.Equal([(float)(1 * (factor ?? 1)), (float)(-2.5 * (factor ?? 1)), (float)(3 * (factor ?? 1))], signal.Samples);
        Assert.Equal(SampleDigest.Sha256(signal.Samples), signal.Sha256);
    }

    [Theory]
    [InlineData("1797", null, 1797.0)]
    [InlineData("*RPM", "*RPM", null)]
    [InlineData("bearing.rate|1500", "bearing.rate", 1500.0)]
    public void Speed_is_a_number_or_a_variable_or_both(string cell, string? variable, double? rpm)
        => Assert.Equal(new SpeedRule(variable, rpm), ImportManifest.Parse($"{Header}a.mat,,12000,g,{cell},,\n").Rows[0].Speed);

    [Theory]
    [InlineData("file,rate_hz,unit,colour\n", 1, "'colour'", "found an unknown one")]
    [InlineData("file,rate_hz\n", 1, "unit", "expected a column unit, found columns file, rate_hz")]
    [InlineData("file,unit,geometry\na.mat,g,round\n", 2, "geometry", "expected a geometry such as n=9 d=7.94 D=39.04 angle=0, found 'round'")]
    [InlineData("file,unit,convert_to\na.mat,g,mm/s\n", 2, "convert_to", "expected a unit that g converts to, among g, m/s2, mm/s2, in/s2, found 'mm/s'")]
    [InlineData("file,unit,convert_to\na.mat,V,g\n", 2, "convert_to", "expected a unit that V converts to, among none, found 'g'")]
    [InlineData("file,unit,format\na.mat,g,tdms\n", 2, "format", "expected mat, hdf5, csv, npy, npz, wav or parquet, found 'tdms'")]
    [InlineData("file,rate_hz,unit,unit\n", 1, "'unit'", "found it twice")]
    [InlineData(Header, 2, null, "found the end of the manifest")]
    [InlineData(Header + "a.mat,,-5,g,,,\n", 2, "rate_hz", "expected a number above 0, found '-5'")]
    [InlineData(Header + "a.mat,,12 kHz,g,,,\n", 2, "rate_hz", "found '12 kHz'")]
    [InlineData(Header + "a.mat,,sr|fast,g,,,\n", 2, "rate_hz", "found 'fast'")]
    [InlineData(Header + "a.mat,,12000,,,,\n", 2, "unit", "found an empty cell")]
    [InlineData(Header + "a.mat,,12000,g,-3,,\n", 2, "speed_rpm", "found '-3'")]
    [InlineData(Header + "a.mat,,12000,g,*RPM|fast,,\n", 2, "speed_rpm", "found 'fast'")]
    [InlineData(Header + "a.mat,x,12000,g,,,\n\nb.mat,x,1,g,,,\na.mat,x,12000,g,,,\n", 5, "file", "as on line 2")]
    [InlineData(Header + "a.mat,x,12000,g\n", 2, null, "expected 7 cells as in the header, found 4")]
    [InlineData(Header + "../a.mat,x,12000,g,,,\n", 2, "file", "expected a path below the folder of the recordings")]
    [InlineData(Header + "/etc/a.mat,x,12000,g,,,\n", 2, "file", "found '/etc/a.mat'")]
    public void Fault_is_placed_by_line_and_column(string csv, int line, string? column, string sentence)
    {
        var error = Assert.Throws<SignalFormatException>(() => ImportManifest.Parse(csv));

        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(sentence, error.Message);
    }

    [Theory]
    [InlineData("bearing.rate[Hz]", 1500.0)]
    [InlineData("bearing.rate[Hz]|1000", 1500.0)]
    [InlineData("other[Hz]|1000", 1000.0)]
    public void Speed_in_hertz_becomes_rpm(string cell, double rpm) =>
        Assert.Equal(rpm, Import($"{Header}a.mat,bearing.gs,48828,g,{cell},,\n", Mfpt()).SpeedRpm);

    [Theory]
    [InlineData("bearing.sr", 48828.0)]
    [InlineData("bearing.fs|12000", 12000.0)]
    [InlineData("", 48828.0)]
    [InlineData("100", 100.0)]
    public void Rate_comes_from_a_variable_the_manifest_or_what_the_file_tells(string cell, double hz) =>
        Assert.Equal(hz, Import($"{Header}a.mat,bearing.gs,{cell},g,,,\n", Mfpt()).RateHz);

    [Fact]
    public void Rate_that_nobody_tells_is_refused() =>
        Assert.Contains("expected a sampling rate in Hz, found an empty cell and a file that does not tell it",
            Assert.Throws<SignalFormatException>(() => Import($"{Header}a.mat,x,,g,,,\n", new MatWriter().Doubles("x", 1, 2).Bytes)).Message);

    [Fact]
    public void File_of_another_kind_than_the_manifest_insists_on_is_refused() =>
        Assert.Contains("a.csv (manifest line 2): expected CSV text as the manifest says, found MAT v5", Assert.Throws<SignalFormatException>(
            () => Import("file,format,rate_hz,unit\na.csv,csv,100,g\n", new MatWriter().Doubles("x", 1, 2).Bytes)).Message);

    [Fact]
    public void Geometry_is_kept_and_read()
    {
        var signal = Import("file,rate_hz,unit,geometry\na.mat,100,g,n=9 d=7.94 D=39.04 angle=0\n", new MatWriter().Doubles("x", 1, 2).Bytes);

        Assert.Equal((9, 7.94, 39.04, 0), BearingGeometryText.Parse(signal.Geometry!));
        Assert.All(["n=9", "n=9 d=50 D=39", "n=9.5 d=1 D=2", "n=9 d=1 D=2 q=1"], text => Assert.Null(BearingGeometryText.Parse(text)));
    }

    [Fact]
    public void Missing_files_are_named_with_their_line()
    {
        var manifest = ImportManifest.Parse($"{Header}a.mat,,12000,g,,,\nb.mat,,12000,g,,,\nc.mat,,12000,g,,,\n");

        var error = Assert.Throws<SignalFormatException>(() => manifest.RequireFiles(file => file == "a.mat"));

        Assert.Equal(3, error.Line);
        Assert.Contains("found no 'b.mat', and 1 more missing", error.Message);
    }

    [Theory]
    [InlineData("*RPM|1000", 1772.0)]
    [InlineData("1000", 1000.0)]
    [InlineData("speed|1000", 1000.0)]
    [InlineData("", null)]
    public void Speed_comes_from_the_file_or_else_the_manifest(string cell, double? rpm)
    {
        var signal = Import($"{Header}a.mat,*_time,12000,g,{cell},1 hp,ball\n",
            new MatWriter().Doubles("X119_DE_time", 1, -1).Doubles("X119RPM", 1772).Bytes);

        Assert.Equal(rpm, signal.SpeedRpm);
        Assert.Equal(("g", 12000.0, "1 hp", "ball", "a.mat"), (signal.Unit, signal.RateHz, signal.Load, signal.Label, signal.SourceFile));
    }

    [Fact]
    public void Digest_is_of_the_samples_as_little_endian_floats()
    {
        var signal = Import($"{Header}a.mat,x,12000,g,,,\n", new MatWriter(littleEndian: false, compressed: true).Doubles("x", 1, -2).Bytes);

        Assert.Equal([1f, -2f], signal.Samples);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0])), signal.Sha256);
    }

    [Fact]
    public void Csv_column_becomes_a_signal()
    {
        var signal = Import("file,column,rate_hz,unit\nacc.csv,3,25600,g\n", Encoding.UTF8.GetBytes("9,39,0.5\n9,39,-0.25\n"));
        Assert.Equal([0.5f, -0.25f], signal.Samples);
    }

    [Fact]
    public void Unusable_variables_are_refused_with_file_and_manifest_line()
    {
        var writer = new MatWriter();
        var file = writer.Doubles("x", 1, double.NaN).Doubles("huge", 1e300, 1)
            .Add(writer.Array("matrix", 6, [2, 2], 9, writer.Numbers(1, 2, 3, 4)))
            .Doubles("RPM", -1).Doubles("y", 1, 2).Bytes;

        Assert.Contains("a.mat (manifest line 2): expected finite samples within the range of float, found NaN at sample 1 (variable 'x')",
            Refused("x", "", file));
        Assert.Contains("found 1E+300 at sample 0", Refused("huge", "", file));
        Assert.Contains("expected a vector of samples, found 2x2", Refused("matrix", "", file));
        Assert.Contains("found x, huge, matrix.1, matrix.2, y", Refused("", "", file));
        Assert.Contains("expected one speed above 0 rpm, found -1", Refused("y", "*RPM", file));
        Assert.Contains("expected a variable 'speed'", Refused("y", "speed", file));
    }

    private static byte[] Mfpt()
    {
        var writer = new MatWriter();
        return writer.Add(writer.Struct("bearing", [1, 1], ["sr", "gs", "load", "rate"],
            writer.Array("", 6, [1, 1], 9, writer.Numbers(48828)), writer.Array("", 6, [3, 1], 9, writer.Numbers(1, 2, 3)),
            writer.Array("", 6, [1, 1], 9, writer.Numbers(270)), writer.Array("", 6, [1, 1], 9, writer.Numbers(25)))).Bytes;
    }

    private static string Refused(string variable, string speed, byte[] file)
        => Assert.Throws<SignalFormatException>(() => Import($"{Header}a.mat,{variable},12000,g,{speed},,\n", file)).Message;

    private static ImportedSignal Import(string manifest, byte[] file)
        => SignalImporter.Import(Assert.Single(ImportManifest.Parse(manifest).Rows), new MemoryStream(file));
}
