using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Access;

/// <summary>A service's key as its stream tells it; the secret itself is nowhere, and its hash beside the log.</summary>
public sealed record ServiceKey : IFolded<ServiceKey>
{
    public static ServiceKey Empty { get; } = new();

    public KeyIssued? Issued { get; init; }

    public KeyRevoked? Revoked { get; init; }

    public ServiceKey Apply(object happened) => happened switch
    {
        KeyIssued it => this with { Issued = it },
        KeyRevoked it => this with { Revoked = it },
        _ => this,
    };
}
