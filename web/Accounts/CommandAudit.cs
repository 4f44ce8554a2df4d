using System.Reflection;
using System.Text.RegularExpressions;
using Cluster.Contracts;

namespace Cluster.Web.Accounts;

/// <summary>Audits every command that leaves this process for a grain, whether a page or the API sent it: whatever has a <see cref="CommandContext"/>.</summary>
public sealed partial class CommandAudit(Audit audit) : IOutgoingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        // In a silo's own process calls between grains pass here too: they carry on a command that was audited where it came in.
        if (context.SourceId is { } source && !source.IsClient()
            || context.Request.GetArgumentCount() == 0
            || context.Request.GetArgument(0) is not CommandContext command)
        {
            await context.Invoke();
            return;
        }

        await audit.Begin(command, ActionName(context.InterfaceMethod), context.TargetId.Key.ToString()!, CancellationToken.None);
        try
        {
            await context.Invoke();
        }
        catch (Exception error)
        {
            await audit.End(command, error is CommandRefusedException ? $"refused: {error.Message}" : $"failed: {error.GetType().Name}");
            throw;
        }

        await audit.End(command, Audit.Done, context.Result as string);
    }

    // campaign.pause for ICampaignGrain.Pause, campaign.create for ICampaignRegistryGrain.Create
    private static string ActionName(MethodInfo method) =>
        $"{GrainName().Match(method.DeclaringType!.Name).Groups["name"].Value}.{method.Name}".ToLowerInvariant();

    [GeneratedRegex("^I?(?<name>.+?)(Registry)?(Grain)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GrainName();
}
