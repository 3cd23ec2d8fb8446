using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>A kind of event that services are told of, as it is declared beside the event.</summary>
public sealed record AnnouncedType(string Alias, Type Form, Reach Reach, bool WithAnswers, IReadOnlyList<string> Drops)
{
    public bool IsPublic => Reach != Reach.Committee;

    public bool IsReordered => Form.IsAssignableTo(typeof(IToldInOrder));
}

/// <summary>Every kind of event that services are told of, by its name.</summary>
public static class AnnouncedTypes
{
    public static readonly FrozenDictionary<string, AnnouncedType> ByAlias = EventTypes.ByAlias
        .Select(it => (Alias: it.Key, Form: it.Value, Declared: it.Value.GetCustomAttribute<AnnouncedAttribute>()))
        .Where(it => it.Declared is not null)
        .ToFrozenDictionary(
            it => it.Alias,
            it => new AnnouncedType(it.Alias, it.Form, it.Declared!.Reach, it.Declared.WithAnswers, it.Form.GetCustomAttribute<DropsAttribute>()?.Members ?? []));

    public static readonly string[] All = [.. ByAlias.Keys.Order(StringComparer.Ordinal)];

    public static readonly string[] Public = [.. ByAlias.Values.Where(it => it.IsPublic).Select(it => it.Alias).Order(StringComparer.Ordinal)];

    /// <summary>An event without the members that are for the committee alone.</summary>
    public static readonly JsonSerializerOptions PublicJson = new(JsonText.Log)
    {
        TypeInfoResolver = (JsonText.Log.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(it =>
        {
            foreach (var member in it.Properties.Where(one => one.AttributeProvider?.IsDefined(typeof(CommitteeOnlyAttribute), false) == true))
                member.ShouldSerialize = (_, _) => false;
        }),
    };

    public static string[] Of(Reach reach) => [.. ByAlias.Values.Where(it => it.Reach == reach).Select(it => it.Alias)];
}
