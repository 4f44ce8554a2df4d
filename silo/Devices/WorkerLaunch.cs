using System.Collections;
using System.Diagnostics;
using System.Reflection;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>How a worker is started: in a session of its own, so that Ctrl-C does not reach it, nice, and with none of the silo's secrets.</summary>
internal static class WorkerLaunch
{
    private const int TrainingNiceness = 10;
    private const string InstructionSet = "ONEDNN_MAX_CPU_ISA";

    private static readonly string[] s_kept = ["PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "NVIDIA_VISIBLE_DEVICES", InstructionSet];
    private static readonly string[] s_keptPrefixes = ["DOTNET_", "CUDA_"];

    public static ProcessStartInfo For(DeviceOptions options, LaneKind kind, bool isCold = false)
    {
        var start = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = options.DataFolder,
        };
        if (kind == LaneKind.Training)
            Add(start, "nice", "-n", $"{TrainingNiceness}");
        foreach (var part in options.WorkerCommand.Count > 0 ? options.WorkerCommand : OwnExecutable())
            start.ArgumentList.Add(part);
        if (isCold)
            start.ArgumentList.Add(Program.ColdWorker);
        SetEnvironment(start);
        return start;
    }

    /// <summary>The niceness, environment and session are inherited through exec: setsid and nice become the worker, under the same process id.</summary>
    private static void Add(ProcessStartInfo start, params ReadOnlySpan<string> arguments)
    {
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
    }

    private static string[] OwnExecutable()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this executable is not known.");
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [program, Assembly.GetEntryAssembly()!.Location, "worker"]
            : [program, "worker"];
    }

    private static void SetEnvironment(ProcessStartInfo start)
    {
        start.Environment.Clear();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (s_kept.Contains(name) || s_keptPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                start.Environment[name] = (string?)variable.Value;
        }

        // libgomp reads these when it is loaded; set inside the worker they would come too late.
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        start.Environment["GOMP_SPINCOUNT"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";

        // Gradients of convolutions came out as NaN now and then from oneDNN's AVX-512 kernels: decision 0019. An operator's own choice stands.
        start.Environment.TryAdd(InstructionSet, "AVX2");

        // A collection in the middle of a native call can finalize what the call still uses. Workers are single-use and make little garbage: with this
        // budget most of them never collect.
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_GCgen0size"] = "0x10000000";
    }
}
