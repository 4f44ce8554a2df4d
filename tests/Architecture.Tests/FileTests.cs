namespace Cluster.Architecture.Tests;

public class FileTests
{
    private const int Wall = 300;

    private static readonly string[] Homeless = ["Helpers", "Utils", "Utilities", "Common", "Managers", "Services", "Interfaces"];

    [Fact]
    public void File_stays_below_the_wall()
    {
        var long_ = Repository.Files(".cs", ".razor")
            .Select(file => (File: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > Wall);
        Assert.Empty(long_);
    }

    [Fact]
    public void Folder_is_named_after_what_it_is_about()
    {
        var found = Repository.Files(".cs", ".razor").Select(Repository.Relative)
            .Where(file => file.Split('/').Intersect(Homeless).Any());
        Assert.Empty(found);
    }
}
