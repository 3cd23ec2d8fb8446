using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using SmartCities.Longitudinal.Pages;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.People;

/// <summary>
/// The names and addresses of persons and offices: beside the log, where they can be erased. Ids come from chance, so that nothing about a person follows
/// from one.
/// </summary>
public sealed class ActorDirectory(NpgsqlDataSource database) : IKeepAboutPeople
{
    /// <summary>What it is called in what somebody takes away.</summary>
    public const string TakenAwayAs = "directory";

    private const string OfPerson = "person-";
    private const string Columns = "id, name, address, language, digest";

    public Kept Kept { get; } = new(
        TakenAwayAs,
        new(
            "Of people who sign in: the name, the address, the language of their mail and whether it is gathered into one a day. Of a city: the address of its office.",
            "De las personas que inician sesión: el nombre, la dirección, el idioma de su correo y si se reúne en uno al día. De una ciudad: la dirección de su oficina.",
            "Des personnes qui se connectent\u00a0: le nom, l’adresse, la langue de leur courrier et s’il est regroupé en un par jour. D’une ville\u00a0: l’adresse de son bureau."),
        new(
            "To know who did what, and to reach them. What is recorded names them by a number without meaning.",
            "Para saber quién hizo qué, y para poder contactar. Lo registrado las nombra con un número sin significado.",
            "Pour savoir qui a fait quoi, et pour les joindre. Ce qui est enregistré les désigne par un numéro sans signification."),
        new(
            "Until they ask for it to be erased, or the committee erases it because they no longer take part.",
            "Hasta que pidan borrarlo, o hasta que el comité lo borre porque ya no participan.",
            "Jusqu’à ce qu’elles en demandent l’effacement, ou que le comité l’efface parce qu’elles ne participent plus."));

    public static string NewId() => $"{OfPerson}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    /// <summary>
    /// How these ids are told to readers who may know: persons by name, and of those who were erased that they were; whatever else an id is of stays as it is.
    /// </summary>
    public async Task<Func<string, string>> NamesAsync(IEnumerable<string?> ids, string language, CancellationToken cancellation)
    {
        var persons = await FindAsync([.. ids.OfType<string>().Where(IsOfPerson).Distinct()], cancellation);
        return id => persons.TryGetValue(id, out var person) ? person.Name : IsOfPerson(id) ? PeoplePhrases.Erased.In(language) : id;
    }

    /// <summary>Whether an id was made by <see cref="NewId"/>: of a person who is here, or was.</summary>
    public static bool IsOfPerson(string id) => id.StartsWith(OfPerson, StringComparison.Ordinal);

    public async Task<Person?> FindAsync(string id, CancellationToken cancellation) =>
        (await ReadAsync($"select {Columns} from study.people where id = $1", cancellation, id)).SingleOrDefault();

    /// <summary>The person of an address, however its letters are cased.</summary>
    public async Task<Person?> FindByAddressAsync(string address, CancellationToken cancellation) =>
        (await ReadAsync($"select {Columns} from study.people where lower(address) = lower($1)", cancellation, address)).SingleOrDefault();

    /// <summary>Those of these ids whom the directory knows; the others were erased, or are no persons.</summary>
    public async Task<IReadOnlyDictionary<string, Person>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) => ids.Count == 0
        ? new Dictionary<string, Person>()
        : (await ReadAsync($"select {Columns} from study.people where id = any($1)", cancellation, (object)ids.ToArray())).ToDictionary(it => it.Id);

    /// <summary>Everyone, by id.</summary>
    public async Task<IReadOnlyList<Person>> AllAsync(CancellationToken cancellation) => await ReadAsync($"select {Columns} from study.people order by id", cancellation);

    /// <summary>Enters a person whose address nobody here has; false where somebody has it.</summary>
    public async Task<bool> AddAsync(Person it, CancellationToken cancellation) => await WriteAsync(
        "insert into study.people (id, name, address, language, digest) values ($1, $2, $3, $4, $5) on conflict do nothing", cancellation, it.Id, it.Name, it.Address, it.Language, it.Digest);

    /// <summary>The person of an address; a new one where there is none.</summary>
    public async Task<Person> EnterAsync(string name, string address, string language, CancellationToken cancellation)
    {
        var person = new Person(NewId(), name, address, language, Digest: false);
        return await AddAsync(person, cancellation) ? person : await FindByAddressAsync(address, cancellation) ?? throw new InvalidOperationException("Somebody entered and erased this address at the same time.");
    }

    /// <summary>A person and the version they stand at.</summary>
    /// <exception cref="RefusedException">The directory does not know the person.</exception>
    public async Task<(Person Person, long Version)> RequireAsync(string id, CancellationToken cancellation)
    {
        await using var command = database.Command($"select {Columns}, xmin::text::bigint from study.people where id = $1", id);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? (PersonOf(row), row.GetInt64(5))
            : throw new RefusedException("person-unknown", "The directory does not know this person.");
    }

    /// <summary>Enters what changed about a person who stands at a version; the version after it.</summary>
    /// <exception cref="StaleException">The person does not stand at it.</exception>
    /// <exception cref="RefusedException">Somebody else has the address.</exception>
    public async Task<long> ChangeAsync(Person it, long version, CancellationToken cancellation)
    {
        try
        {
            await using var command = database.Command(
                "update study.people set name = $2, address = $3, language = $4, digest = $5 where id = $1 and xmin::text::bigint = $6 returning xmin::text::bigint",
                it.Id, it.Name, it.Address, it.Language, it.Digest, version);
            return await command.ExecuteScalarAsync(cancellation) as long? ?? throw new StaleException(it.Id);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw AddressTaken();
        }
    }

    /// <summary>Enters what somebody changed about themselves, whatever was changed meanwhile; the version after it.</summary>
    public async Task<long> ChangeAsync(string id, ChangePerson change, CancellationToken cancellation)
    {
        var (there, version) = await RequireAsync(id, cancellation);
        return await ChangeAsync(change.Change(there), version, cancellation);
    }

    public static RefusedException AddressTaken() => new("address-taken", "Somebody else has this address.", "/address");

    public async Task<Mailbox?> MailboxAsync(string city, CancellationToken cancellation) => (await ReadMailboxesAsync("city = $1", city, cancellation)).SingleOrDefault();

    /// <summary>The offices that are reached at an address.</summary>
    public Task<IReadOnlyList<Mailbox>> MailboxesAsync(string address, CancellationToken cancellation) => ReadMailboxesAsync("lower(address) = lower($1)", address, cancellation);

    public Task SetMailboxAsync(Mailbox it, CancellationToken cancellation) => WriteAsync(
        """
        insert into study.mailboxes (city, address, language, digest) values ($1, $2, $3, $4)
        on conflict (city) do update set address = excluded.address, language = excluded.language, digest = excluded.digest
        """,
        cancellation, it.City, it.Address, it.Language, it.Digest);

    public async Task<JsonNode?> OfAsync(string person, CancellationToken cancellation) => JsonSerializer.SerializeToNode(await FindAsync(person, cancellation), JsonText.Options);

    public async Task<int> EraseAsync(Erasing erasing, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            with people as (delete from study.people where id = $1 returning 1), mailboxes as (delete from study.mailboxes where city = $2 or address ~* $3 returning 1)
            select (select count(*) from people) + (select count(*) from mailboxes)
            """,
            connection)
            .With(erasing.Person, erasing.MailboxOf, erasing.Pattern);
        return (int)(long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<List<Person>> ReadAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.Command(sql, values);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Person>();
        while (await row.ReadAsync(cancellation))
            found.Add(PersonOf(row));
        return found;
    }

    private async Task<IReadOnlyList<Mailbox>> ReadMailboxesAsync(string condition, string value, CancellationToken cancellation)
    {
        await using var command = database.Command($"select city, address, language, digest from study.mailboxes where {condition} order by city", value);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Mailbox>();
        while (await row.ReadAsync(cancellation))
            found.Add(new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)));
        return found;
    }

    private static Person PersonOf(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4));

    private async Task<bool> WriteAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
