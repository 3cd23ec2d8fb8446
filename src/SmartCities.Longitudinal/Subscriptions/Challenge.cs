using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCities.Longitudinal.Feeds;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>
/// Asks an endpoint whether it wants to be told: a signed event with a challenge, which it gives back in its answer, as text or as
/// <c>{"challenge":"…"}</c>. Nothing else is sent to it before.
/// </summary>
public static class Challenge
{
    public const string Type = "subscription.verification.v1";

    /// <summary>What is tried again until it is answered, as any delivery is.</summary>
    public static Delivery New(string subscription, DateTimeOffset now) =>
        new() { Position = 0, Id = subscription, Type = Type, Subject = $"subscriptions/{subscription}", Recorded = now };

    public static async Task<Answer> SendAsync(Delivery delivery, Uri endpoint, IReadOnlyList<byte[]> secrets, ITransport transport, DateTimeOffset now, CancellationToken cancellation)
    {
        // Another one each time: an answer is to this very question.
        var challenge = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var body = JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["specversion"] = CloudEvent.SpecVersion,
            ["id"] = challenge,
            ["source"] = $"/api/v1/{delivery.Subject}",
            ["type"] = Type,
            ["subject"] = delivery.Subject,
            ["time"] = now,
            ["datacontenttype"] = "application/json",
            ["data"] = new JsonObject { ["challenge"] = challenge },
        });
        var answer = await transport.SendAsync(endpoint, new(challenge, body), secrets, cancellation);
        return !answer.IsTaken || GivesBack(answer.Text.Trim(), challenge) ? answer : answer with { Error = "The endpoint did not give back the challenge." };
    }

    private static bool GivesBack(string text, string challenge)
    {
        if (text == challenge)
            return true;
        try
        {
            return JsonNode.Parse(text) is JsonObject it && it["challenge"] is JsonValue value && value.GetValueKind() == JsonValueKind.String && (string?)value == challenge;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
