using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Devices;

/// <summary>Answer to a report: whether the fence was valid, up to which epoch all is durable, and what is desired of the job.</summary>
public sealed record ReportReceipt(string Job, long Fence, bool Accepted, int DurableUpTo, DesiredState Desired);
