using System.Net;
using System.Net.Sockets;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>
/// Keeps the service from being sent into networks that only it can reach: it calls https at public addresses alone, and in Development at its own machine's.
/// A name is resolved when it is connected to, and what was checked is what is connected to, so that a name which changes meanwhile changes nothing.
/// </summary>
public sealed class OutboundGuard(IHostEnvironment environment)
{
    private const int LongestAddress = 2_000;

    // What is not the public internet, by the registries of special-purpose addresses; what wraps another address is judged by that.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(it => IPNetwork.Parse(it)),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    private readonly bool isLoopbackAllowed = environment.IsDevelopment();

    /// <summary>Whether an address is on the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        if (Translated.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes()[12..]));
        if (SixToFour.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes()[2..6]));
        return (address.AddressFamily == AddressFamily.InterNetwork || Global.Contains(address)) && !NotPublic.Any(it => it.Contains(address));
    }

    /// <summary>Why nothing is sent to an address; null where it can be.</summary>
    public async Task<Refusal?> RefusesAsync(string written, CancellationToken cancellation)
    {
        if (written.Length > LongestAddress)
            return new("too-long", $"An endpoint has at most {LongestAddress} characters.", "/endpoint");
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Host.Length == 0 || address.UserInfo.Length > 0 || written.Contains('#', StringComparison.Ordinal))
            return new("endpoint-invalid", "An endpoint is an absolute https address without a user and without a fragment.", "/endpoint");

        var isLocal = isLoopbackAllowed && IsLoopback(address);
        if (address.Scheme != Uri.UriSchemeHttps && !(isLocal && address.Scheme == Uri.UriSchemeHttp))
            return new("endpoint-not-https", "An endpoint is called by https.", "/endpoint");
        if (!isLocal && address.Port is not 443 and < 1024)
            return new("endpoint-port", "An endpoint is called on port 443, or on one from 1024 on.", "/endpoint");
        try
        {
            await ResolveAsync(address.IdnHost, cancellation);
            return null;
        }
        catch (NotPublicException)
        {
            return new("endpoint-not-public", "This address is not on the public internet: nothing is sent there.", "/endpoint");
        }
        catch (SocketException)
        {
            return new("endpoint-unresolved", "There is no such name to send anything to.", "/endpoint");
        }
    }

    /// <summary>Connects to the very address that was checked.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsLoopback(Uri address) =>
        address.IdnHost == "localhost" || (IPAddress.TryParse(address.IdnHost, out var literal) && IPAddress.IsLoopback(literal));

    /// <summary>The addresses of a name; one that is not public spoils them all.</summary>
    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        IPAddress[] addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation);
        return addresses.All(it => IsPublic(it) || (isLoopbackAllowed && IPAddress.IsLoopback(it))) ? addresses : throw new NotPublicException();
    }
}

/// <summary>An address that nothing is sent to.</summary>
public sealed class NotPublicException() : IOException("The address is not on the public internet.");
