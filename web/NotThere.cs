using Cluster.Contracts;

namespace Cluster.Web;

/// <summary>The refusal of a question about something that does not exist.</summary>
internal static class NotThere
{
    /// <summary>For a thing of this id.</summary>
    public static CommandRefusedException Of(string id) => new($"There is no {id}.", RefusalKind.NotFound);
}
