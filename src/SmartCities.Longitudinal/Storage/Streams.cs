namespace SmartCities.Longitudinal.Storage;

/// <summary>How streams are named.</summary>
public static class Streams
{
    public static string Edition(string edition) => $"edition:{edition}";

    /// <summary>Whether decisions on other streams rely on this one: answers are taken while an edition is open, and it opens once its series are mapped.</summary>
    public static bool IsReliedOn(string stream) => stream.StartsWith("edition:", StringComparison.Ordinal) || stream.StartsWith("series:", StringComparison.Ordinal);

    public static string City(string city) => $"city:{city}";

    public static string Draft(string edition, string city) => $"draft:{edition}:{city}";

    public static string Submission(string edition, string city) => $"submission:{edition}:{city}";

    public static string Series(string series) => $"series:{series}";

    public static string Key(string key) => $"key:{key}";

    public static string Person(string person) => $"person:{person}";

    /// <summary>Of what was erased: a person, an answer, or an office's address.</summary>
    public static string Erasure(string what) => $"erasure:{what}";

    public static string Subscription(string subscription) => $"subscription:{subscription}";

    public static string Redaction(string redaction) => $"redaction:{redaction}";

    public static string Practice(string practice) => $"practice:{practice}";
}
