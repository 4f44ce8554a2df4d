using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Keeps standard output for the protocol: what managed or native code prints goes to standard error instead.</summary>
internal static partial class StandardStreams
{
    private const int Output = 1;
    private const int Error = 2;

    /// <summary>Standard input and output as text; from now on nothing else writes to that output.</summary>
    public static (TextReader Input, TextWriter Output) Take()
    {
        var kept = Duplicate(Output);
        if (kept < 0 || DuplicateTo(Error, Output) < 0)
            throw new IOException($"Standard output cannot be set aside: errno {Marshal.GetLastPInvokeError()}.");
        Console.SetOut(Console.Error);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var stream = new FileStream(new SafeFileHandle(kept, ownsHandle: true), FileAccess.Write, bufferSize: 0);
        return (new StreamReader(Console.OpenStandardInput(), utf8), new StreamWriter(stream, utf8));
    }

    /// <summary>Ends the process at once: no handlers and no native destructors, which could wait for a thread that computes.</summary>
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void Exit(int code);

    [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Duplicate(int descriptor);

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int DuplicateTo(int descriptor, int target);
}
