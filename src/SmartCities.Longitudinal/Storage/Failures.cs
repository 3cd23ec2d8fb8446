using System.Net.Sockets;
using Npgsql;

namespace SmartCities.Longitudinal.Storage;

/// <summary>What kind of failure it is.</summary>
public static class Failures
{
    /// <summary>The server is gone, going or not yet there; asking again can succeed.</summary>
    public static bool IsDatabaseAway(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is NpgsqlException { IsTransient: true } or PostgresException { SqlState: "25P03" or "57P01" or "57P02" or "57P03" or "57P05" or "53300" or "3D000" or "25006" }
                or SocketException or TimeoutException)
                return true;
            if (failure is NpgsqlException and not PostgresException)
                return true;
        }

        return false;
    }
}
