using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting.Internal;
using Shouldly;
using SmartCities.Longitudinal.Subscriptions;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Subscriptions;

/// <summary>What goes out and what comes of it, on real sockets.</summary>
public sealed class HttpTransportTests
{
    private static readonly byte[] s_body = "{\"type\":\"t\"}"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Whatever a name was when the subscription was made: it is what it is when it is connected to that counts.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    public async Task Nothing_is_sent_to_an_address_that_is_not_public_whatever_it_is_called(string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var transport = Transport("Production");

        var answer = await SendAsync(transport, $"https://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        answer.Error.ShouldBe("The address is not on the public internet: nothing is sent there.");
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task Who_does_not_answer_is_not_waited_for()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var transport = Transport(seconds: 0.3);

        (await SendAsync(transport, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/")).Error.ShouldBe("There was no answer within 0.3 seconds.");
    }

    [Fact]
    public async Task Of_an_answer_without_end_the_beginning_is_read_and_what_it_said_first_holds()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var transport = Transport(seconds: 30);

        var sending = SendAsync(transport, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        using var caller = await listener.AcceptTcpClientAsync(Cancellation);
        var pouring = PourAsync(caller.GetStream());
        var answer = await sending;

        (answer.IsTaken, answer.Status, answer.Text.Length).ShouldBe((true, 200, 64 * 1024));
        (await pouring).ShouldBeLessThan(64L << 20);

        static async Task<long> PourAsync(NetworkStream stream)
        {
            var (chunk, poured) = (new byte[64 * 1024], 0L);
            try
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n"u8.ToArray(), Cancellation);
                for (; poured < 10L << 30; poured += chunk.Length)
                    await stream.WriteAsync(chunk, Cancellation);
            }
            catch (IOException)
            {
                // They hung up.
            }

            return poured;
        }
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_and_one_that_speaks_otherwise_are_told_apart()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        using var transport = Transport();

        var sending = SendAsync(transport, address);
        using (var caller = await listener.AcceptTcpClientAsync(Cancellation))
            await caller.GetStream().WriteAsync("220 mail.example.org ESMTP\r\n\r\n"u8.ToArray(), Cancellation);
        (await sending).Error.ShouldBe("The endpoint broke off, or answered something that is not HTTP.");

        listener.Stop();
        (await SendAsync(transport, address)).Error.ShouldBe("The endpoint could not be connected to.");
    }

    private static HttpTransport Transport(string environment = "Development", double seconds = 5) =>
        new(new(new HostingEnvironment { EnvironmentName = environment }), new() { TimeoutSeconds = seconds }, TimeProvider.System);

    private static Task<Answer> SendAsync(HttpTransport transport, string address) => transport.SendAsync(new(address), new("id", s_body), [Signature.NewSecret()], Cancellation);
}
