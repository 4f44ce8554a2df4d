using System.Text.Json;

namespace Cluster.Bench.Campaigns;

/// <summary>
/// What Optuna reached with 200 trials: every seed (0 to 19) of the default TPE of 5.0.0.dev (1d8ce7bb), and the smallest median
/// of any of its samplers. A folder with search_baselines.json, measured anew, replaces the figures of the TPE.
/// </summary>
internal static class SearchPeers
{
    private static readonly Dictionary<string, SearchPeer> Stored = new()
    {
        ["branin"] = new(1.02e-05, "Optuna 4.9 cmaes",
        [
            0.0008263, 0.00126, 0.001818, 0.001837, 0.01427, 0.001815, 0.004802, 0.007784, 0.006313, 0.004829,
            0.004165, 0.009163, 0.004676, 0.001984, 0.001051, 0.003231, 0.03043, 0.00287, 0.0002203, 0.002252,
        ]),
        ["hartmann6"] = new(4.85e-05, "Optuna 5.0 gp",
        [
            0.01735, 0.142, 0.02834, 0.01453, 0.297, 0.03097, 0.1956, 0.01908, 0.03049, 0.04682,
            0.2123, 0.02056, 0.02637, 0.01104, 0.03466, 0.03905, 0.009496, 0.02358, 0.03109, 0.03146,
        ]),
        ["rosenbrock5"] = new(8.41, "Optuna 4.9 cmaes",
        [
            12.62, 329.3, 35.65, 37.06, 581, 13.5, 24.21, 59.43, 23.45, 110.4,
            12.58, 24.53, 29.56, 20.18, 14.76, 8.856, 114.2, 8.085, 13.49, 6.855,
        ]),
        ["ackley10"] = new(6.34, "Optuna 4.9 cmaes",
        [
            7.083, 9.276, 6.857, 8.532, 9.687, 7.314, 13.94, 14.63, 9.476, 7.805,
            7.062, 9.914, 11.25, 14.64, 13.68, 8.277, 8.09, 8.963, 10.07, 6.705,
        ]),
        ["mixed"] = new(0.00491, "Optuna 5.0 tpe_batch4_cl",
        [
            0.01315, 0.00133, 0.00561, 0.04654, 0.00374, 0.05107, 0.02154, 0.05066, 0.006429, 0.007202,
            0.002705, 0.001948, 0.08342, 0.103, 0.04593, 0.04291, 0.004071, 0.0241, 0.00856, 0.0815,
        ]),
    };

    /// <summary>The peer's figures for a function of the reference.</summary>
    public static SearchPeer Of(string function, string? reference)
    {
        var stored = Stored[function];
        if (reference is null || !File.Exists(Path.Combine(reference, "search_baselines.json")))
            return stored;
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(reference, "search_baselines.json")));
        var seeds = file.RootElement.GetProperty("runs").GetProperty("optuna__tpe_default").GetProperty("functions").GetProperty(function).GetProperty("regret_per_seed");
        return stored with { Regrets = [.. seeds.EnumerateArray().Select(seed => seed.EnumerateArray().Last().GetDouble())] };
    }
}
