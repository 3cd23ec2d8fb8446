using Microsoft.AspNetCore.Http.Extensions;
using SmartCities.Longitudinal.Editions;
using SmartCities.Longitudinal.Readings;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Pages;

/// <summary>A city that takes part in an edition, or, without a stage, could be invited to it.</summary>
public sealed record ListedCity(string City, string Name, ParticipationStage? Stage, string? Region, string? Band, CityReach? Reach);

/// <summary>Which cities are listed, and acted on when all of them are: what nobody knows selects none.</summary>
public sealed record ParticipationFilter(string? Stage, string? Region, string? Band, string? Reach)
{
    /// <summary>The stage of cities that could be invited; without a stage, those that take part are listed.</summary>
    public const string NotInvited = "not-invited";

    /// <summary>The region or band of cities that have none in the edition.</summary>
    public const string None = "none";

    public const string Opened = "opened";
    public const string NotOpened = "not-opened";
    public const string Unreachable = "unreachable";

    public static ParticipationFilter Of(IQueryCollection query)
    {
        return new(Said("stage"), Said("region"), Said("band"), Said("reach"));

        string? Said(string name) => query[name].FirstOrDefault() is { Length: > 0 } said ? said : null;
    }

    public bool IsOfInvited => Stage != NotInvited;

    public bool IsNarrow => (Stage ?? Region ?? Band ?? Reach) is not null;

    public bool Takes(ListedCity it) =>
        (Stage is null ? it.Stage is not null : Stage == (it.Stage?.Word() ?? NotInvited)) && IsPlaced(it) &&
        Reach switch
        {
            null => true,
            Opened => it.Reach?.Opened is not null,
            NotOpened => it.Reach is { Invited: not null, Opened: null },
            Unreachable => it.Reach is { HasAddress: false } or { Unreachable: true },
            _ => false,
        };

    /// <summary>Whether a city is of the region and the band.</summary>
    public bool IsPlaced(ListedCity it) => (Region is null || Region == (it.Region ?? None)) && (Band is null || Band == (it.Band ?? None));

    /// <summary>The same as the query of an address, from a city on.</summary>
    public string Query(string? after = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("stage", Stage), ("region", Region), ("band", Band), ("reach", Reach), ("after", after) })
        {
            if (value is not null)
                query.Add(name, value);
        }

        return query.ToString();
    }
}
