using System.Text.Json;
using Npgsql;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>A subscription beside its stream: secrets, the newest first, and standing; and a stamp that changes when anybody but its driver changes anything.</summary>
public sealed record SubscriptionRow(string Owner, IReadOnlyList<byte[]> Secrets, DateTimeOffset? OldUntil, Standing Standing, int Rewinds, string Stamp)
{
    /// <summary>What is signed with: the newest secret, and while it lasts the one before it.</summary>
    public IReadOnlyList<byte[]> SecretsAt(DateTimeOffset now) => OldUntil > now ? Secrets : [Secrets[0]];
}

/// <summary>What stands beside the streams of subscriptions (<c>study.subscriptions</c>, <c>study.deliveries</c>).</summary>
public sealed class SubscriptionRows(NpgsqlDataSource database)
{
    /// <summary>Everything but the driver's own progress: the version of the stream and of its owner's key, and what was asked for of deliveries.</summary>
    private const string Stamp =
        $"""
        concat_ws('.', (select version from {StorageModule.LogSchema}.mt_streams where id = 'subscription:' || s.id),
            (select version from {StorageModule.LogSchema}.mt_streams where id = 'key:' || substr(s.owner, 5)), s.asked)
        """;

    private const string Columns = $"s.owner, s.secret, case when s.old_until > clock_timestamp() then s.old_secret end, s.old_until, s.position, s.previous, s.delivered, s.last_success, s.last_failure::text, s.rewinds, {Stamp}";

    private const string DeliveryColumns = "position, id, type, subject, recorded, attempts::text, failures, first, next, parked";

    /// <summary>Makes the secret that a version of a subscription's stream asks for; null where it was made before, and nobody can be shown it again.</summary>
    public async Task<byte[]?> MakeSecretAsync(SubscriptionStarted it, long version, DateTimeOffset? oldUntil, CancellationToken cancellation)
    {
        var secret = Signature.NewSecret();
        await using var command = database.Command(
            """
            insert into study.subscriptions as s (id, owner, secret, position, made_at) values ($1, $2, $3, $4, $5)
            on conflict (id) do update set secret = excluded.secret, old_secret = s.secret, old_until = $6, made_at = excluded.made_at where s.made_at < excluded.made_at
            """,
            it.Subscription, it.Owner, secret, it.From, version, oldUntil);
        return await command.ExecuteNonQueryAsync(cancellation) == 1 ? secret : null;
    }

    public async Task<SubscriptionRow?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var command = database.Command($"select {Columns} from study.subscriptions as s where id = $1", id);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? Row(row) : null;
    }

    /// <summary>Deliveries with rows of their own, in the order of positions.</summary>
    public async Task<IReadOnlyList<Delivery>> SetAsideAsync(string id, bool parked, CancellationToken cancellation, long after = -1, int limit = int.MaxValue, long to = long.MaxValue)
    {
        await using var command = database.Command(
            $"select {DeliveryColumns} from study.deliveries where subscription = $1 and position > $2 and position <= $3 and ($4 or parked is null) order by position limit $5",
            id, after, to, parked, limit);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var those = new List<Delivery>();
        while (await row.ReadAsync(cancellation))
            those.Add(Delivery(row));
        return those;
    }

    /// <summary>How many are tried again, held and parked; and when the first that is not delivered was recorded.</summary>
    public async Task<(int Retrying, int Held, int Parked, DateTimeOffset? First)> CountAsync(string id, CancellationToken cancellation)
    {
        await using var command = database.Command(
            """
            select count(*) filter (where parked is null and next is not null)::int, count(*) filter (where parked is null and next is null)::int, count(*) filter (where parked is not null)::int,
                min(recorded) filter (where parked is null)
            from study.deliveries where subscription = $1 and position > 0
            """,
            id);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), Moment(row, 3));
    }

    /// <summary>Tries at once, and with all patience, what failed; of what was parked, that after which nothing was delivered.</summary>
    public Task RetryAsync(string id, CancellationToken cancellation) => AskAsync(
        """
        update study.deliveries as d set next = clock_timestamp(), failures = 0, first = null, parked = null
        from study.subscriptions as s where s.id = d.subscription and d.subscription = $1
            and (d.parked is null and d.next is not null or d.parked > coalesce(s.last_success, '-infinity'))
        """,
        id, cancellation);

    /// <summary>Delivers again what was parked: one, or all.</summary>
    public Task<int> ReplayAsync(string id, long? position, CancellationToken cancellation) => AskAsync(
        "update study.deliveries set next = clock_timestamp(), failures = 0, first = null, parked = null where subscription = $1 and parked is not null and ($2::bigint is null or position = $2)",
        id, cancellation, position);

    /// <summary>Delivers again what was delivered.</summary>
    public Task<int> ReplayAsync(string id, Delivery it, CancellationToken cancellation) => AskAsync(
        """
        insert into study.deliveries (subscription, position, id, type, subject, recorded, attempts, failures, next) values ($1, $2, $3, $4, $5, $6, '[]', 0, clock_timestamp())
        on conflict (subscription, position) do nothing
        """,
        id, cancellation, it.Position, it.Id, it.Type, it.Subject, it.Recorded);

    /// <summary>Keeps what a node drives for another while, where it is still its own.</summary>
    public Task RenewAsync(string node, TimeSpan lease, CancellationToken cancellation) => ExecuteAsync(
        "update study.subscriptions set lease_until = clock_timestamp() + $2 where node = $1 and lease_until > clock_timestamp()", cancellation, node, lease);

    /// <summary>Claims every subscription that nobody drives; which are the node's now, each with its fence and stamp.</summary>
    public async Task<IReadOnlyList<(string Id, long Fence, string Stamp)>> ClaimAsync(string node, TimeSpan lease, CancellationToken cancellation)
    {
        await ExecuteAsync(
            """
            update study.subscriptions set node = $1, lease_until = clock_timestamp() + $2, fence = fence + 1
            where id in (select id from study.subscriptions where node is null or lease_until < clock_timestamp() for update skip locked)
            """,
            cancellation, node, lease);

        await using var look = database.Command($"select s.id, s.fence, {Stamp} from study.subscriptions as s where node = $1", node);
        await using var row = await look.ExecuteReaderAsync(cancellation);
        var mine = new List<(string, long, string)>();
        while (await row.ReadAsync(cancellation))
            mine.Add((row.GetString(0), row.GetInt64(1), row.GetString(2)));
        return mine;
    }

    /// <summary>Lets go of all that a node drives.</summary>
    public Task ReleaseAsync(string node, CancellationToken cancellation) =>
        ExecuteAsync("update study.subscriptions set node = null, lease_until = null where node = $1", cancellation, node);

    /// <summary>Writes the progress of several subscriptions at once, each if its fence still holds; those of which it does.</summary>
    public async Task<IReadOnlySet<string>> WriteAsync(IReadOnlyList<(string Id, long Fence, Progress Progress)> all, CancellationToken cancellation)
    {
        var rows = all.SelectMany(it => it.Progress.Rows, (it, one) => (it.Id, one.Key, one.Value)).ToList();
        var kept = rows.Where(it => it.Value is not null).Select(it => (it.Id, Row: it.Value!)).ToList();
        var gone = rows.Where(it => it.Value is null).ToList();
        await using var command = database.Command(
            """
            with mine as (
                update study.subscriptions as s set position = g.position, previous = g.previous, delivered = g.delivered, last_success = g.last_success, last_failure = g.last_failure::jsonb
                from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::timestamptz[], $7::text[]) as g (id, fence, position, previous, delivered, last_success, last_failure)
                where s.id = g.id and s.fence = g.fence returning s.id),
            gone as (
                delete from study.deliveries as d using mine, unnest($8::text[], $9::bigint[]) as g (id, position)
                where mine.id = d.subscription and d.subscription = g.id and d.position = g.position),
            kept as (
                insert into study.deliveries (subscription, position, id, type, subject, recorded, attempts, failures, first, next, parked)
                select g.subscription, g.position, g.id, g.type, g.subject, g.recorded, g.attempts::jsonb, g.failures, g.first, g.next, g.parked
                from unnest($10::text[], $11::bigint[], $12::text[], $13::text[], $14::text[], $15::timestamptz[], $16::text[], $17::integer[], $18::timestamptz[], $19::timestamptz[], $20::timestamptz[])
                    as g (subscription, position, id, type, subject, recorded, attempts, failures, first, next, parked)
                join mine on mine.id = g.subscription
                on conflict (subscription, position) do update set attempts = excluded.attempts, failures = excluded.failures, first = excluded.first, next = excluded.next, parked = excluded.parked)
            select id from mine
            """,
            all.Select(it => it.Id).ToArray(),
            all.Select(it => it.Fence).ToArray(),
            all.Select(it => it.Progress.Standing.Position).ToArray(),
            all.Select(it => it.Progress.Standing.Previous).ToArray(),
            all.Select(it => it.Progress.Standing.Delivered).ToArray(),
            all.Select(it => it.Progress.Standing.LastSuccess).ToArray(),
            all.Select(it => it.Progress.Standing.LastFailure is { } last ? JsonSerializer.Serialize(last, JsonText.Options) : null).ToArray(),
            gone.Select(it => it.Id).ToArray(),
            gone.Select(it => it.Key).ToArray(),
            kept.Select(it => it.Id).ToArray(),
            kept.Select(it => it.Row.Position).ToArray(),
            kept.Select(it => it.Row.Id).ToArray(),
            kept.Select(it => it.Row.Type).ToArray(),
            kept.Select(it => it.Row.Subject).ToArray(),
            kept.Select(it => it.Row.Recorded).ToArray(),
            kept.Select(it => JsonSerializer.Serialize(it.Row.Attempts, JsonText.Options)).ToArray(),
            kept.Select(it => it.Row.Failures).ToArray(),
            kept.Select(it => it.Row.First).ToArray(),
            kept.Select(it => it.Row.Next).ToArray(),
            kept.Select(it => it.Row.Parked).ToArray());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var mine = new HashSet<string>();
        while (await row.ReadAsync(cancellation))
            mine.Add(row.GetString(0));
        return mine;
    }

    /// <summary>Goes back to a position: what was set aside after it comes again by itself.</summary>
    public Task RewindAsync(string id, long fence, long to, int times, CancellationToken cancellation) => ExecuteAsync(
        """
        with mine as (update study.subscriptions set position = $3, previous = null, rewinds = $4 where id = $1 and fence = $2 returning id)
        delete from study.deliveries using mine where subscription = mine.id and position > $3
        """,
        cancellation, id, fence, to, times);

    /// <summary>Forgets a subscription that has ended, its secrets with it.</summary>
    public Task ForgetAsync(string id, long fence, CancellationToken cancellation) =>
        ExecuteAsync("delete from study.subscriptions where id = $1 and fence = $2", cancellation, id, fence);

    private static SubscriptionRow Row(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(2) ? [row.GetFieldValue<byte[]>(1)] : [row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2)],
        row.IsDBNull(2) ? null : Moment(row, 3),
        new(
            row.GetInt64(4), row.IsDBNull(5) ? null : row.GetInt64(5), row.GetInt64(6), Moment(row, 7),
            row.IsDBNull(8) ? null : JsonSerializer.Deserialize<Attempt>(row.GetString(8), JsonText.Options)),
        row.GetInt32(9),
        row.GetString(10));

    private static Delivery Delivery(NpgsqlDataReader row) => new()
    {
        Position = row.GetInt64(0),
        Id = row.GetString(1),
        Type = row.GetString(2),
        Subject = row.GetString(3),
        Recorded = row.GetFieldValue<DateTimeOffset>(4),
        Attempts = JsonSerializer.Deserialize<IReadOnlyList<Attempt>>(row.GetString(5), JsonText.Options)!,
        Failures = row.GetInt32(6),
        First = Moment(row, 7),
        Next = Moment(row, 8),
        Parked = Moment(row, 9),
    };

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    /// <summary>Changes deliveries, and lets the driver know: it first, as the driver too begins with the subscription.</summary>
    private async Task<int> AskAsync(string sql, string id, CancellationToken cancellation, params object?[] others)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var ask = new NpgsqlCommand("update study.subscriptions set asked = asked + 1 where id = $1", connection, transaction).With(id);
        await ask.ExecuteNonQueryAsync(cancellation);
        await using var change = new NpgsqlCommand(sql, connection, transaction).With([id, .. others]);
        var changed = await change.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return changed;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var command = database.Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
