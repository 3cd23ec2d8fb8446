using System.Security.Cryptography;
using Npgsql;

namespace SmartCities.Longitudinal.People;

/// <summary>
/// The names and addresses of persons and offices: beside the log, where they can be erased. Ids come from chance, so that nothing about a person follows
/// from one.
/// </summary>
public sealed class ActorDirectory(NpgsqlDataSource database)
{
    private const string Columns = "id, name, address, language, digest";

    public static string NewId() => $"person-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    public async Task<Person?> FindAsync(string id, CancellationToken cancellation) =>
        (await ReadAsync($"select {Columns} from study.people where id = $1", cancellation, id)).SingleOrDefault();

    /// <summary>The person of an address, however its letters are cased.</summary>
    public async Task<Person?> FindByAddressAsync(string address, CancellationToken cancellation) =>
        (await ReadAsync($"select {Columns} from study.people where lower(address) = lower($1)", cancellation, address)).SingleOrDefault();

    /// <summary>Those of these ids whom the directory knows; the others were erased, or are no persons.</summary>
    public async Task<IReadOnlyDictionary<string, Person>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => ids.Count == 0
        ? new Dictionary<string, Person>()
        : (await ReadAsync($"select {Columns} from study.people where id = any($1)", cancellation, ids.ToArray())).ToDictionary(it => it.Id);

    /// <summary>Everyone, by id.</summary>
    public async Task<IReadOnlyList<Person>> AllAsync(CancellationToken cancellation) => await ReadAsync($"select {Columns} from study.people order by id", cancellation);

    /// <summary>Enters a person whose address nobody here has; false where somebody has it.</summary>
    public async Task<bool> AddAsync(Person it, CancellationToken cancellation) => await WriteAsync(
        "insert into study.people (id, name, address, language, digest) values ($1, $2, $3, $4, $5) on conflict do nothing", cancellation, it.Id, it.Name, it.Address, it.Language, it.Digest);

    /// <summary>Enters what changed about a person; false where there is no such person.</summary>
    /// <exception cref="PostgresException">Somebody else has the address.</exception>
    public async Task<bool> ChangeAsync(Person it, CancellationToken cancellation) => await WriteAsync(
        "update study.people set name = $2, address = $3, language = $4, digest = $5 where id = $1", cancellation, it.Id, it.Name, it.Address, it.Language, it.Digest);

    public async Task<Mailbox?> MailboxAsync(string city, CancellationToken cancellation)
    {
        await using var command = Command("select city, address, language from study.mailboxes where city = $1", city);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new(row.GetString(0), row.GetString(1), row.GetString(2)) : null;
    }

    public Task SetMailboxAsync(Mailbox it, CancellationToken cancellation) => WriteAsync(
        """
        insert into study.mailboxes (city, address, language) values ($1, $2, $3)
        on conflict (city) do update set address = excluded.address, language = excluded.language
        """,
        cancellation, it.City, it.Address, it.Language);

    private async Task<List<Person>> ReadAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Person>();
        while (await row.ReadAsync(cancellation))
            found.Add(new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4)));
        return found;
    }

    private async Task<bool> WriteAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
