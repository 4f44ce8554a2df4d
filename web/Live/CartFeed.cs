using Cluster.Contracts.Comparisons;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>Carts and saved comparisons that change, by their id. Nobody owes a message: a cart is silent until somebody changes it.</summary>
public sealed class CartFeed(ILiveSource<CartView> source, TimeProvider time, ILogger<CartFeed> logger)
    : LiveHub<CartView>(source, _ => true, time, logger);
