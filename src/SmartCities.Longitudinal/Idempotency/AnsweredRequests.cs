using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;
using SmartCities.Longitudinal.People;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Idempotency;

/// <summary>An answer as it went out.</summary>
public sealed record KeptAnswer(int Status, string? ETag, string? Location, string? ContentType, byte[] Body);

/// <summary>A keyed request that was recorded or answered before; its answer is missing where it was lost before it could be kept.</summary>
public sealed record AnsweredRequest(byte[] Asked, (string Stream, long Version, int Added)? Recorded, KeptAnswer? Answer);

/// <summary>
/// Keyed requests and their answers (<c>study.answered</c>). The key is recorded in the transaction of the events, so that a request which was recorded is
/// known even when nobody lived to answer it.
/// </summary>
public sealed class AnsweredRequests(NpgsqlDataSource database) : IKeepAboutPeople
{
    /// <summary>How long an answer is given again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public Kept Kept { get; } = new Kept(
        "requests",
        new(
            "Of requests to the API that carry a key of their own: the number of the person who sent them, and what was answered.",
            "De las peticiones a la API que llevan una clave propia: el número de la persona que las envió y lo que se respondió.",
            "Des requêtes à l’API munies d’une clé à elles\u00a0: le numéro de la personne qui les a envoyées, et ce qui a été répondu."),
        new(
            "So that a request that was sent twice, because the line broke, is done once.",
            "Para que una petición enviada dos veces, porque se cortó la línea, se haga una sola vez.",
            "Pour qu’une requête envoyée deux fois, parce que la ligne a été coupée, ne soit exécutée qu’une fois."),
        new("Seven days.", "Siete días.", "Sept jours."));

    public async Task<JsonNode?> OfAsync(string person, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select key, at from study.answered where who = $1 order by at");
        command.Parameters.Add(new() { Value = person });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new JsonArray();
        while (await row.ReadAsync(cancellation))
            found.Add(new JsonObject { ["key"] = row.GetString(0), ["at"] = row.GetFieldValue<DateTimeOffset>(1) });
        return found.Count == 0 ? null : found;
    }

    /// <summary>Takes the texts out of what was answered, which stays what it is otherwise; a key that has one in it is forgotten with its request.</summary>
    public async Task<int> EraseAsync(Erasing erasing, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            with said as (select who, key from study.answered where exists (select from unnest($2) as words where position(lower(words) in lower(key)) > 0)),
            keyed as (delete from study.answered as it using said where (it.who, it.key) = (said.who, said.key) returning 1),
            answered as (
                update study.answered as it set body = convert_to(regexp_replace(convert_from(body, 'UTF8'), $1, '–', 'gi'), 'UTF8')
                where (who, key) not in (select who, key from said) and convert_from(body, 'UTF8') ~* $1 returning 1)
            select (select count(*) from keyed) + (select count(*) from answered)
            """,
            connection);
        command.Parameters.Add(new() { Value = erasing.Pattern });
        command.Parameters.Add(new() { Value = erasing.LookedFor });
        return (int)(long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<AnsweredRequest?> FindAsync(string who, string key, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select asked, stream, version, added, status, etag, location, content_type, body from study.answered where who = $1 and key = $2");
        command.Parameters.Add(new() { Value = who });
        command.Parameters.Add(new() { Value = key });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
            return null;

        return new(
            row.GetFieldValue<byte[]>(0),
            row.IsDBNull(1) ? null : (row.GetString(1), row.GetInt64(2), row.GetInt32(3)),
            row.IsDBNull(4) ? null : new(row.GetInt32(4), Text(5), Text(6), Text(7), row.GetFieldValue<byte[]>(8)));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    /// <summary>Keeps an answer; the first one kept under a key stays.</summary>
    public async Task KeepAsync(KeyedRequest request, KeptAnswer answer, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            insert into study.answered (who, key, asked, status, etag, location, content_type, body) values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (who, key) do update set status = excluded.status, etag = excluded.etag, location = excluded.location, content_type = excluded.content_type, body = excluded.body
            where answered.status is null and answered.asked = excluded.asked
            """);
        foreach (var value in new object[] { request.Who, request.Key, request.Asked, answer.Status })
            command.Parameters.Add(new() { Value = value });
        foreach (var text in new[] { answer.ETag, answer.Location, answer.ContentType })
            command.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = answer.Body });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("delete from study.answered where at < clock_timestamp() - $1");
        command.Parameters.Add(new() { Value = KeptFor });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>Forgets answers that nobody will ask for again.</summary>
public sealed class ForgetAnswers(AnsweredRequests answered, ILogger<ForgetAnswers> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await answered.ForgetAsync(stoppingToken);
            }
            catch (Exception failure) when (Failures.IsDatabaseAway(failure))
            {
                log.LogWarning("Old answers were not forgotten, the database is away: {Reason}", failure.Message);
            }
        }
    }
}
