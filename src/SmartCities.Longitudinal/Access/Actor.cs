using JasperFx.Events;
using SmartCities.Longitudinal.Idempotency;

namespace SmartCities.Longitudinal.Access;

/// <summary>Who does a thing: an opaque id, the role they act in, the channel it came through; and which conversation and request it belongs to.</summary>
public sealed record Actor(string Id, string Role, string Channel, string? Correlation = null, string? Causation = null, KeyedRequest? Request = null)
{
    /// <summary>Somebody of a city's office who does not lead it.</summary>
    public const string CityContributor = "city-contributor";

    /// <summary>Who leads the city's office: attests what the city submits.</summary>
    public const string CityLead = "city-lead";

    public const string RoleHeader = "role";
    public const string ChannelHeader = "channel";

    /// <summary>Whoever operates the service and loads a package.</summary>
    public static Actor Operator(string package) => new("operator", "administrator", "package", Correlation: $"package:{package}", Causation: "load");

    /// <summary>Whether this role is a city's own.</summary>
    public static bool IsOfCity(string? role) => role is CityContributor or CityLead;

    /// <summary>What stands in the headers of an event.</summary>
    public IReadOnlyDictionary<string, object> Headers => new Dictionary<string, object> { [RoleHeader] = Role, [ChannelHeader] = Channel };

    public void Sign(IEvent happened)
    {
        happened.UserName = Id;
        happened.CorrelationId = Correlation;
        happened.CausationId = Causation;
        foreach (var (name, value) in Headers)
            happened.SetHeader(name, value);
    }
}
