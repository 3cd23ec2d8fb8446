using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>
/// pgbench on a database, running scripts of the statements the service sends (<c>log_statement = all</c> tells), prepared, in as many round trips: a pipeline
/// is one, and a transaction. Each run goes on where the last one ended.
/// </summary>
public sealed class Pgbench
{
    private readonly string _program;
    private readonly NpgsqlConnectionStringBuilder _database;
    private int _next;

    private Pgbench(string program, string database) => (_program, _database) = (program, new(database));

    /// <summary>Null where it is not installed.</summary>
    public static Pgbench? On(string database)
    {
        string[] places =
        [
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
            .. Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(it => Path.Combine(it, "bin")) : [],
        ];
        return places.Select(it => Path.Combine(it, OperatingSystem.IsWindows() ? "pgbench.exe" : "pgbench")).FirstOrDefault(File.Exists) is { } program ? new(program, database) : null;
    }

    /// <summary>Runs a script so often in all, the variable <c>n</c> counting on: how often a second.</summary>
    public async Task<double> RateAsync(string script, int clients, int count)
    {
        var start = new ProcessStartInfo(_program,
        [
            "-n", "-M", "prepared", "-c", $"{clients}", "-j", clients > 1 ? "2" : "1", "-t", $"{count / clients}", "-D", $"first={_next}", "-D", $"each={count / clients}", "-D", "i=0", "-f", script,
            "-h", _database.Host!, "-p", $"{_database.Port}", "-U", _database.Username!, _database.Database!,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PGPASSWORD"] = _database.Password } };
        _next += count;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var tps = told.Split('\n').FirstOrDefault(it => it.StartsWith("tps = ", StringComparison.Ordinal));
        return process.ExitCode == 0 && tps is not null
            ? double.Parse(tps.Split(' ')[2], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench: {told} {string.Join('\n', (await errors).Split('\n').Take(5))}");
    }

    /// <summary>Where a script begins: <c>n</c> is another one at every turn of every client.</summary>
    public const string Counting =
        """
        \set n :first + :client_id * :each + :i
        \set i :i + 1

        """;

    /// <summary>A stream's name; a colon before a letter would be a variable of pgbench.</summary>
    public static string Stream(string kind, string id, string? city = null) => $"'{kind}' || chr(58) || {id}{(city is null ? "" : $" || chr(58) || {city}")}";

    /// <summary>Reading streams, each from a version on where the service knows what was before.</summary>
    public static string Read(params IReadOnlyList<(string Stream, long Since)> streams) => FormattableString.Invariant(
        $"""
        select * from study.streams(array[{string.Join(", ", streams.Select(it => it.Stream))}],
            array[{string.Join(", ", streams.Select(it => it.Since))}]::bigint[], array[{string.Join(", ", streams.Select(_ => long.MaxValue))}]);
        """);

    /// <summary>Appending one event to a stream at a version.</summary>
    public static string Append(string stream, string version, string alias, Type type, string body, string headers) =>
        $"""
        select log.mt_quick_append_events(stream => {stream}, stream_type => null, tenantid => '*DEFAULT*', event_ids => array[gen_random_uuid()],
            event_types => array['{alias}']::varchar[], dotnet_types => array['{type.FullName}, SmartCities.Longitudinal']::varchar[],
            bodies => array[{body}::jsonb], bdatas => array[null]::bytea[], causation_ids => array['0HN0000000000:00000001']::varchar[],
            correlation_ids => array['0HN0000000000:00000001']::varchar[], headers => array['{headers}'::jsonb], user_names => array['demo-editor']::varchar[],
            timestamps => array[now()], expected_version => {version});
        """;

    /// <summary>A stream that was relied on has to stand at a version.</summary>
    public static string Require(string stream, long version) => string.Create(CultureInfo.InvariantCulture, $"select study.require_version({stream}, {version});");

    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
