using Cluster.Silo.Storage;

namespace Cluster.Silo.Tests.Storage;

public class SchemaVersionTests
{
    [Theory]
    [InlineData(5, 3, 5, true)]
    [InlineData(5, 3, 3, true)]
    [InlineData(5, 3, 2, false)]
    [InlineData(5, 3, 6, false)]
    public void Program_is_served_from_the_oldest_to_the_newest_version(int newest, int oldest, int program, bool served)
    {
        var refused = Record.Exception(() => new SchemaVersion(newest, oldest).RequireUsableBy(program));
        Assert.Equal(served, refused is null);
    }
}
