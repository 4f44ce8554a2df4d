using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

/// <summary>Bodies of dataset commands, as their digests are taken.</summary>
internal static class DatasetCommands
{
    public static string Import(ImportSpec spec) => $"dataset import {StateJson.Write(spec)}";

    public static string Generate(GenerateSpec spec) => $"dataset generate {StateJson.Write(spec)}";
}
