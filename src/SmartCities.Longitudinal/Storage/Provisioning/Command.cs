using System.Diagnostics;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>A program run to its end.</summary>
internal static class Command
{
    /// <summary>Runs a program as the service's own user and keeps what it wrote.</summary>
    public static Task<Outcome> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation) =>
        RunAsync(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }, cancellation);

    /// <summary>Runs one of PostgreSQL's programs, as the unprivileged account when the service runs as root.</summary>
    public static Task<Outcome> RunUnprivilegedAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation) =>
        RunAsync(Unprivileged(program, arguments, folder), cancellation);

    /// <summary>How one of PostgreSQL's programs is to be started: unprivileged, in a folder it can enter, untouched by the user's settings.</summary>
    public static ProcessStartInfo Unprivileged(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (UnprivilegedAccount.Name is { } account)
            start.UserName = account;

        // PGDATA, PGPORT, PGOPTIONS and the like are about the user's other servers; messages stay in one language.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        start.Environment["HOME"] = folder;
        return start;
    }

    public static async Task<Outcome> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        if (start.RedirectStandardInput)
            process.StandardInput.Close();
        try
        {
            var output = start.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync(cancellation) : Task.FromResult("");
            var error = start.RedirectStandardError ? process.StandardError.ReadToEndAsync(cancellation) : Task.FromResult("");
            var texts = await Task.WhenAll(output, error);
            await process.WaitForExitAsync(cancellation);
            return new Outcome(process.ExitCode, texts[0].Trim(), texts[1].Trim());
        }
        catch (OperationCanceledException)
        {
            // Not its children: the server pg_ctl has just started is stopped in good order instead.
            process.Kill();
            throw;
        }
    }
}

/// <summary>How a program ended and what it wrote.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    public void OrThrow(string purpose)
    {
        if (!Succeeded)
            throw new DatabaseUnavailableException($"Could not {purpose}: {(Error.Length > 0 ? Error : Output)}");
    }
}
