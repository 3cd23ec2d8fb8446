using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SmartCities.Longitudinal.Benchmarks;

/// <summary>A package of submissions with every question answered, loaded into the log, against binary COPY of the same rows into a table with the same indexes.</summary>
public static class ImportRow
{
    public static async Task RunAsync(Bench bench)
    {
        var submissions = bench.Options.Submissions;
        var parts = bench.PartsOn(await bench.NewDatabaseAsync("import"));
        await parts.SqlAsync("create schema bench; create table bench.events (like log.mt_events including defaults including indexes)");

        // Once unmeasured, so that no round pays for the first time.
        await parts.LoadAsync(bench.Editions.Write(bench.Folder, "import-first", Cities("first", Math.Min(1_000, submissions)), complete: true));

        var (rows, before) = (Stream.Null, 0L);
        var loads = new double[bench.Options.Rounds];
        (await Row.SideBySideAsync(
            string.Create(CultureInfo.InvariantCulture, $"import of {submissions:N0} submissions × {bench.Editions.Form.Questions.Count} answers (files to log) ÷ COPY of the same rows"), "/s", bench.Options.Rounds,
            async round => submissions / (loads[round] = await LoadAsync(round)) * 1_000,
            async round =>
            {
                // In every other round COPY comes first, of rows as another load of the same size left them.
                if (rows == Stream.Null)
                    await LoadAsync(-1);
                return submissions / await CopyAsync(parts, (MemoryStream)rows) * 1_000;
            },
            target: 0.3)).Print();

        async Task<double> LoadAsync(int round)
        {
            before = (long)(await parts.SqlAsync("select coalesce(max(seq_id), 0) from log.mt_events"))!;
            var package = bench.Editions.Write(bench.Folder, $"import-{round + 1}", Cities($"r{round + 1}", submissions), complete: true);
            var taken = await Row.MillisecondsAsync(() => parts.LoadAsync(package));
            rows = await RowsAsync(parts, before);
            return taken;
        }
    }

    /// <summary>The rows of the submissions that a load left, as COPY would have them.</summary>
    private static async Task<MemoryStream> RowsAsync(Parts parts, long after)
    {
        var rows = new MemoryStream();
        await using var connection = await parts.Database.OpenConnectionAsync();
        await using var copy = await connection.BeginRawBinaryCopyAsync(string.Create(CultureInfo.InvariantCulture, $"copy (select * from log.mt_events where seq_id > {after}) to stdout (format binary)"));
        await copy.CopyToAsync(rows);
        return rows;
    }

    private static async Task<double> CopyAsync(Parts parts, MemoryStream rows)
    {
        await parts.SqlAsync("truncate bench.events");
        rows.Position = 0;
        return await Row.MillisecondsAsync(async () =>
        {
            await using var connection = await parts.Database.OpenConnectionAsync();
            await using (var copy = await connection.BeginRawBinaryCopyAsync("copy bench.events from stdin (format binary)"))
                await rows.CopyToAsync(copy, 1 << 20);
            await parts.SqlAsync("analyze bench.events");
        });
    }

    private static string[] Cities(string prefix, int count) => [.. Enumerable.Range(0, count).Select(it => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{it:00000}"))];
}
