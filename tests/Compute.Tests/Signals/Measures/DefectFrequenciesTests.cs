using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class DefectFrequenciesTests
{
    // Published with the recordings: CWRU (6205, 6203), and MFPT and IMS in Hz at 1500 and 2000 rpm.
    [Theory]
    [InlineData("SKF 6205-2RS", "BPFI", 5.4152, 60)]
    [InlineData("SKF 6205-2RS", "BPFO", 3.5848, 60)]
    [InlineData("SKF 6205-2RS", "2xBSF", 4.7135, 60)]
    [InlineData("SKF 6205-2RS", "FTF", 0.39828, 60)]
    [InlineData("SKF 6203-2RS", "BPFI", 4.9469, 60)]
    [InlineData("SKF 6203-2RS", "BPFO", 3.0530, 60)]
    [InlineData("SKF 6203-2RS", "FTF", 0.3817, 60)]
    [InlineData("NICE (MFPT)", "BPFO", 81.125, 1500)]
    [InlineData("NICE (MFPT)", "BPFI", 118.875, 1500)]
    [InlineData("Rexnord ZA-2115", "BPFO", 236.4, 2000)]
    [InlineData("Rexnord ZA-2115", "BPFI", 296.9, 2000)]
    public void Geometry_gives_the_published_frequencies(string bearing, string name, double expected, double rpm)
    {
        var family = DefectFrequencies.RollingElements(BearingGeometry.Catalogue.Single(one => one.Name == bearing));

        Assert.Equal(1, family.Single(one => one.Name == name).Hz(rpm) / expected, 5e-4);
    }

    [Fact]
    public void Rings_together_see_every_element_once_a_revolution()
    {
        foreach (var bearing in BearingGeometry.Catalogue)
        {
            var family = DefectFrequencies.RollingElements(bearing).ToDictionary(one => one.Name, one => one.Order);

            Assert.Equal(bearing.Elements, family["BPFO"] + family["BPFI"], 1e-12);
            Assert.Equal(bearing.Elements * family["FTF"], family["BPFO"], 1e-12);
            Assert.Equal(2 * family["BSF"], family["2xBSF"], 1e-12);
        }
    }

    [Fact]
    public void Journal_bearing_has_a_range_for_the_whirl_and_vanes_only_if_known()
    {
        var family = DefectFrequencies.JournalBearing(7);

        Assert.Equal((0.38, 0.49), (family[0].LowOrder, family[0].HighOrder));
        Assert.Equal(7, family[^1].Order);
        Assert.Equal(["Whirl", "1X", "2X", "3X"], DefectFrequencies.JournalBearing().Select(one => one.Name));
    }

    [Fact]
    public void Impossible_geometry_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => DefectFrequencies.RollingElements(new BearingGeometry("x", 9, 40, 39)));

        Assert.Contains("between 0 and the pitch diameter 39, found 40", error.Message, StringComparison.Ordinal);
    }
}
