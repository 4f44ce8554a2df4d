using System.CommandLine;
using Microsoft.AspNetCore.Connections;

namespace Cluster.Silo;

/// <summary>The verbs and options of the program, and what it answers the shell.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Cluster: an actor-based compute cluster for vibration-fault models. Without a verb it starts a node of the given role.");
        var options = Settings.All.Select(setting => (Setting: setting, Option: new Option<string>(setting.Option)
        {
            Description = $"{setting.Help} [{setting.Variable}]",
            HelpName = "value",
            Recursive = true,
        })).ToArray();
        foreach (var (_, option) in options)
            root.Options.Add(option);

        IConfiguration Configuration(ParseResult parsed) => NodeConfiguration.Read(options
            .Select(pair => KeyValuePair.Create(pair.Setting.Path, parsed.GetValue(pair.Option)))
            .Where(pair => pair.Value is not null));

        root.SetAction((parsed, _) => Answer(stop => Program.RunNode(Configuration(parsed), stop)));
        var migrate = new Command("migrate", "Brings the database to this program's schema; safe to run again.");
        migrate.SetAction((parsed, _) => Answer(stop => Program.Migrate(Configuration(parsed), stop)));
        root.Subcommands.Add(migrate);
        var silos = new Option<int>("--silos") { Description = "how many silos (3)", DefaultValueFactory = _ => 3 };
        var local = new Command("local-cluster", "Runs several silos and one web process on this machine, restarting what ends by itself.") { silos };
        local.SetAction((parsed, _) => Answer(stop => Program.RunLocalCluster(Configuration(parsed), parsed.GetValue(silos), stop)));
        root.Subcommands.Add(local);

        // Signals are ours: a graceful stop checkpoints running trials and takes longer than the parser would wait.
        return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }

    private static async Task<int> Answer(Func<CancellationToken, Task<int>> verb)
    {
        using var signals = new StopSignals();
        try
        {
            return await verb(signals.Token);
        }
        catch (StartupException refused)
        {
            await Console.Error.WriteLineAsync($"cluster: {refused.Message}");
            return StartupException.ExitCode;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"cluster: {error.Message}");
            return StartupException.ExitCode;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 0;
        }
    }
}
