using System.Security.Cryptography;
using System.Text;

namespace SmartCities.Longitudinal.Access;

/// <summary>Secrets that are shown once: of each only a hash is kept.</summary>
public static class Secrets
{
    /// <summary>So many random bytes, in hex.</summary>
    public static string New(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>SHA-256: enough, since a secret has too many bits to be guessed.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
