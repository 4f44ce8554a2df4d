namespace Cluster.Silo;

/// <summary>Settings of a process: the command line wins over the environment, the environment over appsettings.json.</summary>
internal static class NodeConfiguration
{
    public static IConfiguration Read(IEnumerable<KeyValuePair<string, string?>> commandLine) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(Settings.All
            .Select(setting => KeyValuePair.Create(setting.Path, Environment.GetEnvironmentVariable(setting.Variable)))
            .Where(pair => !string.IsNullOrEmpty(pair.Value)))
        .AddInMemoryCollection(commandLine)
        .Build();
}
