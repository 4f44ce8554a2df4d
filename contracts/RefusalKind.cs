namespace Cluster.Contracts;

/// <summary>Why a command was refused.</summary>
[GenerateSerializer, Alias("RefusalKind")]
public enum RefusalKind
{
    /// <summary>The command's own content is wrong (400).</summary>
    Invalid,

    /// <summary>What it names does not exist (404).</summary>
    NotFound,

    /// <summary>The present state does not allow it, or the command id was used with another body (409).</summary>
    Conflict,

    /// <summary>A queue is full or the disk is; later it may work (429).</summary>
    Later,
}
