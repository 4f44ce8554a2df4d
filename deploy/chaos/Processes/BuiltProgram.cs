namespace Cluster.Chaos.Processes;

/// <summary>Finds the executable that was built beside the running program.</summary>
public static class BuiltProgram
{
    /// <summary>Its path: artifacts/bin/Cluster.Silo/{configuration}/cluster.</summary>
    /// <exception cref="FileNotFoundException">It was not built in this configuration.</exception>
    public static string Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(here.Parent!.Parent!.FullName, "Cluster.Silo", here.Name, "cluster");
        return File.Exists(path) ? path : throw new FileNotFoundException($"Expected the built program at {path}; build silo in the same configuration first.");
    }
}
