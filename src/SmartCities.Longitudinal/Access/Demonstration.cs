using SmartCities.Longitudinal.Readings;

namespace SmartCities.Longitudinal.Access;

/// <summary>
/// The persons of the demonstration, one for each role, each known by a key that is no secret. They are there in Development and on a loopback address,
/// nowhere else.
/// </summary>
public sealed class Demonstration(IHostEnvironment environment, IConfiguration configuration, Reader reader)
{
    private const string OfCity = "demo-city-";

    public static readonly IReadOnlyList<Caller> Committee = [new("demo-analyst", Role.Analyst), new("demo-editor", Role.Editor), new("demo-administrator", Role.Administrator)];

    private static readonly Caller Service = new("demo-service", Role.Service, Scopes: [KeyScope.AllEvents]);

    private readonly bool isOffered = WhyNot(environment, configuration) is null;

    /// <summary>Whether somebody who came in on this connection can be one of them.</summary>
    public bool IsOfferedOn(ConnectionInfo connection) => isOffered && LoopbackOnly.IsLoopback(connection);

    /// <summary>Whether somebody is one of them.</summary>
    public static bool IsPerson(Caller caller) => caller.Id.StartsWith("demo-", StringComparison.Ordinal);

    public static string KeyOf(string city) => OfCity + city;

    /// <summary>The person whom a key names; none where it names none, or where there is no demonstration.</summary>
    public async Task<Caller?> PersonAsync(string key, ConnectionInfo connection, CancellationToken cancellation)
    {
        if (!IsOfferedOn(connection))
            return null;
        if (!key.StartsWith(OfCity, StringComparison.Ordinal))
            return Committee.Append(Service).FirstOrDefault(it => it.Id == key);

        // Nobody plays a real city.
        var city = key[OfCity.Length..];
        return Id.IsValid(city) && (await reader.CitiesAsync(null, cancellation)).GetValueOrDefault(city)?.Registered is { Fictional: true }
            ? Caller.OfCity(key, city, lead: true)
            : null;
    }

    /// <summary>What keeps the demonstration from being offered, in a sentence.</summary>
    public static string? WhyNot(IHostEnvironment environment, IConfiguration configuration)
    {
        if (!environment.IsDevelopment())
            return $"the environment is {environment.EnvironmentName}";
        return Addresses(configuration).FirstOrDefault(it => !LoopbackOnly.IsLoopback(it)) is { } open ? $"{open} is not a loopback address" : null;
    }

    /// <summary>Every address the server would listen on, in the ways a server is told.</summary>
    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var urls = Several(configuration, "Urls");
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(it => it["Url"]).OfType<string>();
        var ports = urls.Length > 0 ? [] : Several(configuration, "http_ports").Concat(Several(configuration, "https_ports"));
        return [.. urls, .. endpoints, .. ports.Select(it => $"http://*:{it}")];
    }

    private static string[] Several(IConfiguration configuration, string name) =>
        configuration[name]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
