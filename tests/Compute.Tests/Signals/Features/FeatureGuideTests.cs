using System.Runtime.CompilerServices;
using Cluster.Compute.Signals.Features;

namespace Cluster.Compute.Tests.Signals.Features;

public class FeatureGuideTests
{
    [Fact]
    public void Guide_has_the_table_and_the_version_of_the_code()
    {
        var lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "../../../../docs/guides/features.md"));

        var expected = SignalFeatures.All.Select((feature, i) =>
            $"| {i + 1} | {feature.Name} | {feature.Unit} | `{feature.Formula.Replace("|", "\\|", StringComparison.Ordinal)}` | {(feature.NeedsSpeed ? "yes" : "no")} |");
        Assert.Equal(expected, lines.Where(line => line.Length > 2 && line[0] == '|' && char.IsDigit(line[2])));
        Assert.Contains(lines, line => line.Contains($"(now **{SignalFeatures.Version}**)", StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
