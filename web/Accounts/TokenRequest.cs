namespace Cluster.Web.Accounts;

/// <summary>A token to be made: its name, the most it may do, and how many days it lives.</summary>
public sealed record TokenRequest(string Name, string Role, int Days = 90);
