using Cluster.Contracts.Comparisons;
using Npgsql;

namespace Cluster.Grains.Comparisons;

/// <summary>What a command decided: the next state, the answer to be kept with it, and rows of its own.</summary>
internal sealed record CartChange(CartState Next, Func<CartView, string> Answer, Func<NpgsqlConnection, long, Task>? Rows = null);
