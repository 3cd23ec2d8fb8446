using JasperFx;
using Marten;
using Npgsql;
using NpgsqlTypes;
using SmartCities.Longitudinal.Access;

namespace SmartCities.Longitudinal.Storage;

/// <summary>Events to append to a stream that stands at a version, with who did it, in which role, and through which channel.</summary>
public sealed record Append(string Stream, long Version, IReadOnlyList<object> Events)
{
    /// <summary>The stream's version once they are appended.</summary>
    public long Until => Version + Events.Count;

    /// <summary>
    /// As the event store's own function takes it, which answers the version and the positions. A session of the store would send the same in a transaction
    /// of its own, and wait for its commit apart. Events have ids as the store gives them.
    /// </summary>
    /// <param name="actor">Who appends.</param>
    /// <param name="now">When.</param>
    /// <param name="serializer">The store's.</param>
    public NpgsqlBatchCommand Command(Actor actor, DateTimeOffset now, ISerializer serializer)
    {
        T[] Each<T>(Func<object, T> of) => [.. Events.Select(of)];
        T[] All<T>(T value) => Each(_ => value);
        var command = new NpgsqlBatchCommand(
            $"""
            select {StorageModule.LogSchema}.mt_quick_append_events(
                stream => $1, stream_type => null, tenantid => $2, event_ids => $3, event_types => $4, dotnet_types => $5, bodies => $6, bdatas => $7,
                causation_ids => $8, correlation_ids => $9, headers => $10, user_names => $11, timestamps => $12, expected_version => $13)
            """);
        Add(Stream, NpgsqlDbType.Varchar);
        Add(StorageConstants.DefaultTenantId, NpgsqlDbType.Varchar);
        Add(Each(_ => Guid.CreateVersion7(now)), NpgsqlDbType.Array | NpgsqlDbType.Uuid);
        Add(Each(it => EventTypes.AliasOf(it.GetType())), NpgsqlDbType.Array | NpgsqlDbType.Varchar);
        Add(Each(it => $"{it.GetType().FullName}, {it.GetType().Assembly.GetName().Name}"), NpgsqlDbType.Array | NpgsqlDbType.Varchar);
        Add(Each(serializer.ToJson), NpgsqlDbType.Array | NpgsqlDbType.Jsonb);
        Add(All<byte[]?>(null), NpgsqlDbType.Array | NpgsqlDbType.Bytea);
        Add(All(actor.Causation), NpgsqlDbType.Array | NpgsqlDbType.Varchar);
        Add(All(actor.Correlation), NpgsqlDbType.Array | NpgsqlDbType.Varchar);
        Add(All(serializer.ToJson(actor.Headers)), NpgsqlDbType.Array | NpgsqlDbType.Jsonb);
        Add(All(actor.Id), NpgsqlDbType.Array | NpgsqlDbType.Varchar);
        Add(All(now.ToUniversalTime()), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);
        Add(Version, NpgsqlDbType.Bigint);
        return command;

        void Add(object value, NpgsqlDbType type) => command.Parameters.Add(new() { Value = value, NpgsqlDbType = type });
    }
}
