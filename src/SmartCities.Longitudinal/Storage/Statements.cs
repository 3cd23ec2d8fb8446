using Npgsql;

namespace SmartCities.Longitudinal.Storage;

/// <summary>SQL statements with their values, in the order of <c>$1</c>, <c>$2</c>, …; null is none.</summary>
public static class Statements
{
    /// <summary>A statement on a connection of its own.</summary>
    /// <param name="database">Where it is run.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="values">A single one that is an array is given as an object.</param>
    public static NpgsqlCommand Command(this NpgsqlDataSource database, string sql, params object?[] values) => database.CreateCommand(sql).With(values);

    /// <summary>A statement of a batch.</summary>
    public static NpgsqlBatchCommand Part(string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        Give(command.Parameters, values);
        return command;
    }

    /// <summary>The statement with these values.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, params object?[] values)
    {
        Give(command.Parameters, values);
        return command;
    }

    private static void Give(NpgsqlParameterCollection parameters, object?[] values)
    {
        foreach (var value in values)
            parameters.Add(new() { Value = value ?? DBNull.Value });
    }
}
