using JasperFx.Events;

namespace SmartCities.Longitudinal.Access;

/// <summary>Who does a thing: an opaque id, the role they act in, and the channel it came through.</summary>
public sealed record Actor(string Id, string Role, string Channel)
{
    public const string RoleHeader = "role";
    public const string ChannelHeader = "channel";

    /// <summary>Until people sign in, the service listens on loopback only and writes are recorded as this editor.</summary>
    public static Actor DemonstrationEditor(string channel) => new("demonstration-editor", "editor", channel);

    /// <summary>An edition package, loaded by whoever operates the service.</summary>
    public static Actor Operator(string channel) => new("operator", "administrator", channel);

    public void Sign(IEvent happened)
    {
        happened.UserName = Id;
        happened.SetHeader(RoleHeader, Role);
        happened.SetHeader(ChannelHeader, Channel);
    }
}
