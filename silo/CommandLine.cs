using System.CommandLine;
using Cluster.Compute.Models.Jobs;
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
            // A token has a role too.
            Recursive = setting != Settings.Role,
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

        root.Subcommands.Add(TokenVerb(Configuration));
        var worker = new Command("worker", "Runs one job on standard input and output; silos start it.") { Hidden = true };
        worker.SetAction(_ => WorkerProgram.RunOnStandardStreams(WorkerOptions.Default));
        root.Subcommands.Add(worker);

        // Signals are ours: a graceful stop checkpoints running trials and takes longer than the parser would wait.
        return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }

    private static Command TokenVerb(Func<ParseResult, IConfiguration> configuration)
    {
        var name = new Option<string>("--name") { Description = "what the token is for (script)", DefaultValueFactory = _ => "script" };
        var role = new Option<string>("--role") { Description = "viewer | researcher | operator | admin (operator)", DefaultValueFactory = _ => "operator" };
        var days = new Option<int>("--days") { Description = "how long it is valid (365)", DefaultValueFactory = _ => 365 };
        var create = new Command("create", "Makes an API token and prints it once.") { name, role, days };
        create.SetAction((parsed, _) => Answer(stop => Program.CreateToken(
            configuration(parsed), parsed.GetValue(name)!, parsed.GetValue(role)!, parsed.GetValue(days), stop)));
        return new Command("token", "API tokens for scripts.") { create };
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
            return refused.IsTemporary ? StartupException.TemporaryExitCode : StartupException.ExitCode;
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
