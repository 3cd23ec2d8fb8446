using System.Text;
using Npgsql;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.People;

/// <summary>Looks for words in every column of every table there is, whatever its type, in the letters of texts, of JSON and of pages.</summary>
internal static class Everywhere
{
    /// <summary>The tables in which the words stand, alphabetically.</summary>
    public static async Task<IReadOnlyList<string>> WithAsync(NpgsqlDataSource database, string words)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (table, bytes) in await TablesAsync(database))
        {
            // A row as text has its bytes in hex: they are looked for as such.
            await using var command = database.CreateCommand(
                $"select exists (select from {table} as t where t::text ilike '%' || $1 || '%'{(bytes ? " or t::text ilike '%' || $2 || '%'" : "")})");
            command.Parameters.Add(new() { Value = words });
            if (bytes)
                command.Parameters.Add(new() { Value = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(words)) });
            if (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is true)
                found.Add(table);
        }

        return [.. found];
    }

    private static async Task<List<(string Table, bool HasBytes)>> TablesAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select format('%I.%I', n.nspname, c.relname), exists (select from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and not a.attisdropped)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
            """);
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new List<(string, bool)>();
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
            tables.Add((row.GetString(0), row.GetBoolean(1)));
        return tables;
    }
}
