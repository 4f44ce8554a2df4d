using Cluster.Silo.Storage;

namespace Cluster.Silo.Tests.Storage;

public class DataFolderTests
{
    [Fact]
    public void Second_process_on_a_folder_is_refused_with_the_number_of_the_first()
    {
        using var temporary = new TemporaryFolder("data");
        using var first = DataFolder.Lock(temporary.Path);
        var refused = Assert.Throws<StartupException>(() => DataFolder.Lock(temporary.Path));
        Assert.Equal(
            $"The data folder {temporary.Path} is in use by another cluster process (process {Environment.ProcessId}): stop it, or set DATA to another folder.",
            refused.Message);
    }

    [Fact]
    public void Folder_can_be_locked_again_after_its_holder_is_gone()
    {
        using var temporary = new TemporaryFolder("data");
        DataFolder.Lock(temporary.Path).Dispose();
        using var second = DataFolder.Lock(temporary.Path);
        Assert.Equal(temporary.Path, second.Path);
    }

    [Fact]
    public void Path_below_a_file_is_refused_with_a_sentence()
    {
        using var temporary = new TemporaryFolder();
        var file = Path.Combine(temporary.Path, "file");
        File.WriteAllText(file, "");
        var refused = Assert.Throws<StartupException>(() => DataFolder.Lock(Path.Combine(file, "data")));
        Assert.StartsWith($"The data folder {file}/data cannot be made: ", refused.Message, StringComparison.Ordinal);
    }
}
