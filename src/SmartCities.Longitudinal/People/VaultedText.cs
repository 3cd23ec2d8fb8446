using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartCities.Longitudinal.Questionnaires;
using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.People;

/// <summary>
/// The text of a personal answer as it lies in the vault. The salt lies there alone: with both gone, the commitment in the log says nothing of the text.
/// </summary>
public sealed record VaultedText(string Id, string Question, string Text, byte[] Salt)
{
    /// <summary>What the log holds instead: SHA-256 over the salt and the canonical JSON of the answer.</summary>
    public VaultedAnswer Reference { get; } = new(Id, Convert.ToHexStringLower(SHA256.HashData([.. Salt, .. Encoding.UTF8.GetBytes(CanonicalJson.Of(JsonSerializer.SerializeToElement<Answer>(new TextAnswer(Text), JsonText.Options)))])));

    /// <summary>A text that comes into the vault. Its id and salt come from chance.</summary>
    public static VaultedText New(string question, string text) =>
        new($"vault-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}", question, text, RandomNumberGenerator.GetBytes(32));
}
