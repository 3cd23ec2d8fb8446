using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Xunit;

namespace SmartCities.Longitudinal.ServiceTests.Subscriptions;

/// <summary>What a subscriber gets: every event of its filter, signed, in order, after it was verified.</summary>
public sealed class DeliveryTests(HookStudy hooks)
{
    [Fact]
    public async Task An_event_is_delivered_signed_once_the_endpoint_gave_back_its_challenge()
    {
        await using var sink = await Sink.StartAsync();
        var edition = HookStudy.NewEdition();
        var (id, secret) = await hooks.SubscribeAsync(sink.Address, edition);

        var position = (await hooks.RecordAsync(edition, "alder", 1))[0];
        await sink.UntilTakenAsync(1);

        sink.All[0].IsChallenge.ShouldBeTrue();
        var it = sink.Taken.ShouldHaveSingleItem();
        (it.Position, it.Type, it.Subject, it.ContentType).ShouldBe((position, "submission.form-submitted.v1", $"editions/{edition}/submissions/alder", "application/cloudevents+json"));
        it.Id.ShouldBe((string?)it.Json["id"]);
        foreach (var one in sink.All)
            one.Signature.ShouldBe($"v1,{Hmac(secret, one)}");
        Math.Abs(long.Parse(it.Timestamp, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow.ToUnixTimeSeconds()).ShouldBeLessThan(30);
        await hooks.UntilAsync(id, body => (string)body["state"]! == "active" && (long)body["counts"]!["delivered"]! == 1 && (long)body["lag"]!["events"]! == 0 && (long)body["position"]! >= position);
    }

    /// <summary>As the specification says it, independently of how the service does it.</summary>
    internal static string Hmac(string secret, Received it)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{it.Id}.{it.Timestamp}.{Encoding.UTF8.GetString(it.Body)}")));
    }
}
