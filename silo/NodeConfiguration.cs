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
            // Empty means not set, but for the one port that can be left out.
            .Where(pair => pair.Value is { Length: > 0 } || pair.Value is not null && pair.Key == Settings.OptunaPort.Path))
        .AddInMemoryCollection(commandLine)
        .Build();
}
