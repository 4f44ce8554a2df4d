using Cluster.Contracts;
using Cluster.Web.Signals;

namespace Cluster.Web.Tests.Signals;

/// <summary>Finding a chosen file in the manifest.</summary>
public sealed class ManifestPathsTests
{
    private const string Manifest = "file,label\nde/105.mat,inner\n\"fe/106.mat\",inner\n97.mat,normal\nde/98.mat,normal\nfe/98.mat,normal\n";

    [Theory]
    [InlineData("105.mat", "de/105.mat")]
    [InlineData("106.mat", "fe/106.mat")]
    [InlineData("97.mat", "97.mat")]
    [InlineData("5.mat", "5.mat")]
    public void A_name_is_found_with_its_folder(string name, string path) => Assert.Equal(path, ManifestPaths.Of(Manifest, name));

    [Fact]
    public void A_name_in_two_folders_is_refused_with_both()
    {
        var refused = Assert.Throws<CommandRefusedException>(() => ManifestPaths.Of(Manifest, "98.mat"));
        Assert.Contains("de/98.mat, fe/98.mat", refused.Message);
    }
}
