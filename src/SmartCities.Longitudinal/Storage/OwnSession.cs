using Npgsql;

namespace SmartCities.Longitudinal.Storage;

/// <summary>
/// Sessions that somebody has to themselves: what is set for one and what it locks ends with it. Those of the pool go from hand to hand as they are.
/// </summary>
public static class OwnSession
{
    /// <summary>Opens a connection outside the pool; disposing it ends its session.</summary>
    public static async Task<NpgsqlConnection> OpenOwnAsync(this NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var pooled = database.CreateConnection();
        var connection = pooled.CloneWith(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
