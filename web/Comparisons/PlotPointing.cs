using Cluster.Contracts.Comparisons;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Comparisons;

/// <summary>Turns the place of a pointer on a plot into one that others understand; while nobody wants to know, plots are not asked.</summary>
internal static class PlotPointing
{
    /// <summary>A plot's handler for a domain of x.</summary>
    public static EventCallback<double?> Over(EventCallback<PlotPoint?> pointed, object receiver, string domain) => pointed.HasDelegate
        ? EventCallback.Factory.Create<double?>(receiver, at => pointed.InvokeAsync(at is { } x ? new PlotPoint(domain, x) : null))
        : default;
}
