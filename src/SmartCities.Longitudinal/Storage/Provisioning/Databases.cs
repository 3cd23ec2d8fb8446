using Npgsql;

namespace SmartCities.Longitudinal.Storage.Provisioning;

/// <summary>Databases on a server.</summary>
internal static class Databases
{
    /// <summary>Creates a database unless it is there, and tells how to connect to it.</summary>
    public static async Task<string> EnsureAsync(string server, string name, CancellationToken cancellation)
    {
        var result = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

        // Without a pool: no idle connection is left behind on the administrative database.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);

        await using var exists = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(cancellation) is true)
            return result;

        try
        {
            await using var create = new NpgsqlCommand($"create database {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Somebody else created it meanwhile.
        }

        return result;
    }
}
