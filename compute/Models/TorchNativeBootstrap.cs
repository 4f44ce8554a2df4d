using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Cluster.Compute.Models;

/// <summary>
/// Lets TorchSharp's native library load on hosts with a libstdc++ older than gcc 13's, such as Debian 12. The library asks for symbol version
/// GLIBCXX_3.4.32 only for a marker that nothing calls; where the ordinary load has failed, a copy with that requirement marked weak is loaded. It can go once
/// TorchSharp ships a library built for older hosts.
/// </summary>
public static class TorchNativeBootstrap
{
    private const string Library = "LibTorchSharp";
    private const string MarkerVersion = "GLIBCXX_3.4.32";

    private static readonly Lock Gate = new();
    private static bool listening;
    private static nint handle;

    /// <summary>Listens for failed native loads; loads nothing itself and may be called any number of times.</summary>
    public static void Ensure()
    {
        lock (Gate)
        {
            if (listening || !OperatingSystem.IsLinux())
                return;
            listening = true;
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += Resolve;
        }
    }

#pragma warning disable CA2255 // Whatever uses a type of this assembly first may use torch next; there is no later moment that is early enough.
    [ModuleInitializer]
    internal static void Start() => Ensure();
#pragma warning restore CA2255

    private static nint Resolve(Assembly assembly, string name)
    {
        if (name != Library)
            return 0;
        lock (Gate)
        {
            foreach (var folder in new[] { AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native") })
            {
                if (handle == 0)
                    handle = LoadPatched(folder);
            }

            return handle;
        }
    }

    private static nint LoadPatched(string folder)
    {
        var original = Path.Combine(folder, $"lib{Library}.so");
        if (!File.Exists(original))
            return 0;
        var bytes = File.ReadAllBytes(original);
        if (!ElfVersionNeeds.MarkWeak(bytes, MarkerVersion))
            return 0;

        // Its name then satisfies what the copy needs, wherever the copy lies.
        NativeLibrary.TryLoad(Path.Combine(folder, "libtorch.so"), out _);
        var copy = Path.Combine(Path.GetTempPath(), $"lib{Library}-{Environment.ProcessId}-{Guid.NewGuid():N}.so");
        try
        {
            File.WriteAllBytes(copy, bytes);
            return NativeLibrary.TryLoad(copy, out var loaded) ? loaded : 0;
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
