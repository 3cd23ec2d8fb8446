using System.Security.Cryptography;
using System.Text;

namespace SmartCities.Longitudinal.Subscriptions;

/// <summary>Signatures as Standard Webhooks has them: HMAC-SHA256 over the id, the time of sending and the body, under a secret that only both sides know.</summary>
public static class Signature
{
    private const string Prefix = "whsec_";
    private const int SecretBytes = 32;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>A secret as it is shown.</summary>
    public static string Shown(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret, the newest first.</summary>
    /// <param name="timestamp">Seconds since 1970, as <c>webhook-timestamp</c> has them.</param>
    public static string Of(IEnumerable<byte[]> secrets, string id, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return string.Join(' ', secrets.Select(it => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(it, signed))}"));
    }
}
