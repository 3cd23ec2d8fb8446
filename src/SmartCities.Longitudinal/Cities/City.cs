using System.Collections.Immutable;
using SmartCities.Longitudinal.Access;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Cities;

/// <summary>A participant of the study, as its stream tells it.</summary>
public sealed record City : IFolded<City>
{
    public static City Empty { get; } = new();

    public CityRegistered? Registered { get; init; }

    public string Name { get; init; } = "";

    public string? Predecessor { get; init; }

    public ImmutableSortedDictionary<string, CityClassified> Classifications { get; init; } = ImmutableSortedDictionary<string, CityClassified>.Empty;

    /// <summary>Who may act for the city, by id; true for its lead.</summary>
    public ImmutableSortedDictionary<string, bool> Members { get; init; } = ImmutableSortedDictionary<string, bool>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Whether who acts in this role may attest what the city submits: its lead does, where it has one; the committee records what it was sent.</summary>
    public bool IsAttestedBy(string role) => role != Actor.CityContributor || !Members.ContainsValue(true);

    public City Apply(object happened) => happened switch
    {
        CityRegistered it => this with { Registered = it, Name = it.Name },
        CityRenamed it => this with { Name = it.Name },
        CitySucceeded it => this with { Predecessor = it.Predecessor },
        CityClassified it => this with { Classifications = Classifications.SetItem(it.Edition, it) },
        MemberAdded it => this with { Members = Members.SetItem(it.Actor, it.Lead) },
        MemberRemoved it => this with { Members = Members.Remove(it.Actor) },
        _ => this,
    };
}
