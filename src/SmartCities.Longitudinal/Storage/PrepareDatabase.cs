using System.Reflection;
using JasperFx;
using Marten;
using Npgsql;
using Wolverine.Runtime;

namespace SmartCities.Longitudinal.Storage;

/// <summary>Brings the database to the shape this build expects before anything reads it; nothing to do when it already has that shape.</summary>
public sealed class PrepareDatabase(IDocumentStore store, IWolverineRuntime wolverine, NpgsqlDataSource database, ILogger<PrepareDatabase> log) : IHostedService
{
    // Nodes that start at the same time prepare one after the other.
    private const long Lock = 5_102_017;

    public async Task StartAsync(CancellationToken cancellation)
    {
        var script = await ScriptAsync(cancellation);

        // The shape follows from this build and the two that bring tables; writing their whole script out to compare it takes longer than all else here.
        var shape = string.Join('-', new[] { typeof(PrepareDatabase), typeof(DocumentStore), typeof(WolverineRuntime) }.Select(it => it.Module.ModuleVersionId.ToString("N")));
        await using var connection = await database.OpenOwnAsync(cancellation);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", cancellation);
        await ExecuteAsync(connection, "create schema if not exists study; create table if not exists study.shape (one boolean primary key default true check (one), hash text not null)", cancellation);
        await using var read = new NpgsqlCommand("select hash from study.shape", connection);
        if (await read.ExecuteScalarAsync(cancellation) as string == shape)
            return;

        log.LogInformation("Preparing the database.");
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
        await wolverine.Storage.Admin.MigrateAsync();
        await ExecuteAsync(connection, script, cancellation);
        await using var write = new NpgsqlCommand("insert into study.shape (hash) values ($1) on conflict (one) do update set hash = excluded.hash", connection);
        write.Parameters.Add(new() { Value = shape });
        await write.ExecuteNonQueryAsync(cancellation);
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;

    private static async Task<string> ScriptAsync(CancellationToken cancellation)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("schema.sql")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
