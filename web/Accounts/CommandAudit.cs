using Cluster.Contracts;

namespace Cluster.Web.Accounts;

/// <summary>Audits every command that leaves this process for a grain, whether a page or the API sent it: whatever has a <see cref="CommandContext"/>.</summary>
public sealed class CommandAudit(Audit audit) : IOutgoingGrainCallFilter
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

    /// <summary><c>campaign.pause</c> for <c>ICampaignGrain.Pause</c>.</summary>
    private static string ActionName(System.Reflection.MethodInfo method)
    {
        var grain = method.DeclaringType!.Name;
        var words = grain.StartsWith('I') && grain.EndsWith("Grain", StringComparison.Ordinal) ? grain[1..^"Grain".Length] : grain;
        return $"{words.ToLowerInvariant()}.{method.Name.ToLowerInvariant()}";
    }
}
