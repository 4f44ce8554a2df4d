using System.Diagnostics;

namespace Cluster.Silo.Storage;

/// <summary>Runs PostgreSQL's programs: as this user, or, since PostgreSQL refuses a privileged one, as postgres or nobody.</summary>
internal sealed class ServerUser
{
    private readonly string? identity;

    private ServerUser(string name, string? identity)
    {
        Name = name;
        this.identity = identity;
    }

    public string Name { get; }

    public static ServerUser Find()
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerUser(Environment.UserName, null);

        // postgres:x:101:104:PostgreSQL administrator:/var/lib/postgresql:/bin/bash
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToLookup(fields => fields[0]);
        var user = users["postgres"].Concat(users["nobody"]).FirstOrDefault()
            ?? throw new StartupException("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.");
        return new ServerUser(user[0], $"{user[2]}:{user[3]}");
    }

    /// <summary>Makes the server's user the owner of a file or an empty folder.</summary>
    public async Task Own(string path, CancellationToken cancellation)
    {
        if (identity is not null)
            await Start("chown", [identity, path], cancellation);
    }

    /// <summary>Whether the server's user can use a folder: as root, every folder above must let others pass.</summary>
    public async Task<bool> CanUse(string folder, CancellationToken cancellation) =>
        (await Run("test", ["-w", folder], cancellation)).ExitCode == 0;

    public Task<ProgramResult> Run(string program, string[] arguments, CancellationToken cancellation)
    {
        if (identity is null)
            return Start(program, arguments, cancellation);
        var (user, group) = identity.Split(':') is [var first, var second] ? (first, second) : throw new InvalidOperationException(identity);
        return Start("setpriv", [$"--reuid={user}", $"--regid={group}", "--clear-groups", "--inh-caps=-all", "env", "HOME=/", program, .. arguments], cancellation);
    }

    private static async Task<ProgramResult> Start(string program, string[] arguments, CancellationToken cancellation)
    {
        // The working directory must be readable by the user that PostgreSQL runs as.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new StartupException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new ProgramResult(process.ExitCode, (await output + await errors).Trim());
    }
}
