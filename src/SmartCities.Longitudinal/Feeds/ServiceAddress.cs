using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SmartCities.Longitudinal.Feeds;

/// <summary>
/// The address under which services find this one, the same in whatever is sent to them: <c>Service:Address</c> of the configuration; without it, the first
/// address that is listened on.
/// </summary>
public sealed class ServiceAddress(IConfiguration configuration, IServiceProvider services)
{
    private string? found;

    /// <summary>Without a slash at the end.</summary>
    public string Value => found ??= (configuration["Service:Address"] ?? Listening() ?? throw new InvalidOperationException("The service listens nowhere yet.")).TrimEnd('/');

    private string? Listening() => services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
}
