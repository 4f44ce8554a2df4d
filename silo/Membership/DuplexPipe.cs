using System.IO.Pipelines;

namespace Cluster.Silo.Membership;

/// <summary>Two pipes as one transport.</summary>
internal sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
