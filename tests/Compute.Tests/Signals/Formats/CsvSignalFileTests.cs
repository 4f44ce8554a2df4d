using System.Text;
using Cluster.Compute.Signals.Formats;
using CsCheck;

namespace Cluster.Compute.Tests.Signals.Formats;

public class CsvSignalFileTests
{
    [Theory]
    [InlineData("9,39,0.5,-0.1\n9,39,0.25,0.4\n", "3")]
    [InlineData("hour;min;acc;other\r\n9;39;0.5;-0.1\r\n9;39;0.25;0.4\r\n\r\n", "acc")]
    [InlineData("hour;min;acc;other\n9;39;0.5;-0.1\n9;39;0.25;0.4", "3")]
    [InlineData("t\tacc_x\n0\t0.5\n1\t 2.5e-1\n", "acc*")]
    [InlineData("0.5\n0.25\n", null)]
    [InlineData("2020-01-01,0.5\n2020-01-02,0.25\n", "2")]
    [InlineData("2020,acc\n2021,0.5\n2022,0.25\n", "acc")]
    [InlineData("t;a\n0;0,5\n1;0,25\n", "a")]
    [InlineData("# a comment\n# rate_hz: 100\n0.5\n0.25\n", null)]
    [InlineData("time_s,acc\n0,0.5\n0.1,0.25\n", "acc")]
    [InlineData("\"the \"\"first\"\"\",\"a,b\"\n0,0.5\n1,0.25\n", "a,b")]
    public void Column_is_read_by_name_or_number(string text, string? column)
        => Assert.Equal([0.5f, 0.25f], Read(text, column));

    [Fact]
    public void Decimal_comma_is_an_option()
        => Assert.Equal([0.5f, -1.25f], Read("0,5;1\n-1,25;2\n", "1", new CsvSignalOptions(DecimalPoint: ',')));

    [Theory]
    [InlineData("t,a\n1,2\n3,x y\n", "a", 3, "'a'", "expected a number, found 'x y'")]
    [InlineData("t,a\n1,2\n3\n", "a", 3, "'a'", "expected at least 2 cells, found 1")]
    [InlineData("t,a\n1,\n", "a", 2, "'a'", "found an empty cell")]
    [InlineData("1,2\n3,NaN\n", "2", 2, "2", "expected a finite number within the range of float, found 'NaN'")]
    [InlineData("1,2\n3,1e300\n", "2", 2, "2", "found '1e300'")]
    [InlineData("1,2\n\n3,4\n", "2", 2, "2", "found an empty line before further rows")]
    [InlineData("# rate_hz: 100\n1,2\nx,5\n", "1", 3, "1", "found 'x'")]
    [InlineData("1,2\n# 3\n4,5\n", "1", 2, "1", "found '# 3'")]
    [InlineData("\"a\nb\",c\n1,2\n1,x\n", "c", 4, "'c'", "found 'x'")]
    [InlineData("t,a\n1,2\n", "b", 1, null, "expected a column 'b', found columns t, a")]
    [InlineData("1,2\n3,4\n", null, 1, null, "expected one column, or to be told which, found 2 columns")]
    [InlineData("2020-01-01,2\nx,y\n", "2", 1, null, "expected a header or a row of numbers, or to be told which")]
    [InlineData("", "1", 1, null, "found an empty file")]
    [InlineData("a,b\n", "a", 2, "'a'", "found the end of the file")]
    public void Fault_is_placed_by_line_and_column(string text, string? column, int line, string? where, string sentence)
    {
        var error = Assert.Throws<SignalFormatException>(() => Read(text, column));

        Assert.Equal((line, where), (error.Line, error.Column));
        Assert.Contains(sentence, error.Message);
    }

    [Fact]
    public void File_beyond_the_limit_is_refused()
        => Assert.Contains("at most 10 bytes", Assert.Throws<SignalFormatException>(
            () => Read("1\n2\n3\n4\n5\n6\n7\n", "1", new CsvSignalOptions(FileBytes: 10))).Message);

    [Fact]
    public void Any_text_is_read_or_refused()
        => Gen.Char["0123456789.,;\t\"\r\n -eab\0"].Array[0, 60].Sample(characters =>
        {
            try
            {
                Assert.NotEmpty(Read(new string(characters), "1"));
            }
            catch (SignalFormatException error)
            {
                Assert.Contains("found", error.Message);
            }
        }, iter: 20_000, threads: 1);

    private static float[] Read(string text, string? column, CsvSignalOptions? options = null)
        => CsvSignalFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), column, options);
}
